import type { EmulatorContext } from "emulate";

/** The router that a stand-in registers its routes on. Only the bare `*` works as a wildcard; duplicate routes throw. */
export type StandInApp = EmulatorContext<object>["app"];

export type StandInHandler = Parameters<StandInApp["get"]>[1];

/** What a route handler receives: `req`, `json()`, `html()`, `redirect()`, `body()`. */
export type RouteContext = Parameters<StandInHandler>[0];

/** One ring of the onion around every request. It may answer by itself, or change what `next` answered. */
export type FetchLayer = (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;

/**
 * Thrown by route handlers to answer with the provider's own error: `body` is sent as JSON with `status` and `headers`.
 * Anything else that is thrown becomes the provider's 500.
 */
export class StandInError extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    super(`stand-in answers ${status}: ${JSON.stringify(body)}`);
    this.name = "StandInError";
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Puts layers around every request of a stand-in, the first one outermost. Unlike `app.use` a layer sees the answer. */
export function wrapFetch(app: StandInApp, layers: FetchLayer[]): void {
  const core = app.fetch;
  app.fetch = layers.reduceRight<(request: Request) => Promise<Response>>(
    (next, layer) => (request) => layer(request, next),
    core,
  );
}
