import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** How the mail provider behaves for the next requests: a status, an answer that is no JSON, a cut line, or late. */
export type MailFault = { status: number } | { body: "nonsense" } | { cut: true } | { delayMs: number };

export interface MailAttachment {
  filename: string;
  /** Decoded. */
  text: string;
}

/** A small door in front of the local Resend, which itself has neither faults nor attachments. */
export interface MailGate {
  url: string;
  /** Where mails go from now on: the root of the local Resend. */
  open(resendUrl: string): void;
  /** Each request takes one; when there are none, mails pass. */
  faults: MailFault[];
  /** By the id that Resend gave the mail. */
  attachments: Map<string, MailAttachment[]>;
  close(): Promise<void>;
}

interface MailBody {
  attachments?: { filename: string; content: string }[];
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

function readAttachments(body: string): MailAttachment[] {
  const { attachments = [] } = JSON.parse(body) as MailBody;
  return attachments.map(({ filename, content }) => ({ filename, text: Buffer.from(content, "base64").toString() }));
}

/** Starts the door. Mails are refused with 503 until it is opened. */
export async function startMailGate(): Promise<MailGate> {
  let target: string | null = null;
  const faults: MailFault[] = [];
  const attachments: MailGate["attachments"] = new Map();
  const server = createServer(async (request, response) => {
    const body = await readText(request);
    const fault = target === null ? { status: 503 } : faults.shift();
    if (fault && "cut" in fault) return void request.socket.destroy();
    if (fault && "body" in fault) return void response.writeHead(200).end("<html>502 Bad Gateway");
    if (fault && "status" in fault) {
      const name = fault.status === 429 ? "rate_limit_exceeded" : "application_error";
      response.writeHead(fault.status, { "content-type": "application/json" });
      return void response.end(JSON.stringify({ statusCode: fault.status, name, message: "asked for by a test" }));
    }
    if (fault) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    const { host: _host, connection: _connection, "content-length": _length, ...headers } = request.headers;
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? "GET",
      headers: headers as Record<string, string>,
      ...(body ? { body } : {}),
    });
    const text = await answer.text();
    if (request.method === "POST" && answer.ok) attachments.set(JSON.parse(text).id, readAttachments(body));
    response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open(resendUrl) {
      target = resendUrl;
    },
    faults,
    attachments,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
