import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface SinkRequest {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string;
  json: Record<string, unknown>;
}

export interface SinkAnswer {
  status?: number;
  json?: unknown;
  text?: string;
  delayMs?: number;
}

export interface AppSink {
  url: string;
  received: SinkRequest[];
  /** Decides what the application answers; the default is 200 with `{}`. */
  answer(decide: (request: SinkRequest) => SinkAnswer | undefined): void;
  /** Resolves with everything received, once `isDone` says so. */
  until(isDone: (received: SinkRequest[]) => boolean): Promise<SinkRequest[]>;
  close(): Promise<void>;
}

/** A small HTTP server in the place of our application, whose answers each test decides. */
export async function startAppSink(): Promise<AppSink> {
  const received: SinkRequest[] = [];
  let decide: (request: SinkRequest) => SinkAnswer | undefined = () => undefined;
  let checks: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const seen = { path: request.url ?? "", method: request.method ?? "", headers, body, json: parse(body) };
    received.push(seen);
    const { status = 200, json = {}, text, delayMs = 0 } = decide(seen) ?? {};
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    response.writeHead(status, { "content-type": "application/json" }).end(text ?? JSON.stringify(json));
    for (const check of checks) check();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => {
      decide = next;
    },
    until: (isDone) =>
      new Promise((resolve) => {
        const check = () => {
          if (!isDone(received)) return;
          checks = checks.filter((one) => one !== check);
          resolve(received);
        };
        checks.push(check);
        check();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parse(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
