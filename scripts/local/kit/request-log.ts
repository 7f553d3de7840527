import { isCut } from "./fault-layers";
import type { FetchLayer } from "./stand-in";

const ENTRIES_MAX = 2000;
const BODY_CHARS_MAX = 8000;

/** One API call as `GET /_sim/requests` lists it. `status` is 0 when the connection was cut; `body` is the text as sent. */
export interface RequestEntry {
  at: string;
  method: string;
  path: string;
  status: number;
  duration_ms: number;
  idempotency_key: string | null;
  body: string;
}

export interface RequestLog {
  entries: RequestEntry[];
  layer: FetchLayer;
}

/** Keeps the last API calls in memory, oldest first. */
export function requestLog(isApiPath: (path: string) => boolean): RequestLog {
  const entries: RequestEntry[] = [];
  const layer: FetchLayer = async (request, next) => {
    const url = new URL(request.url);
    if (!isApiPath(url.pathname)) return next(request);
    const startedAt = new Date();
    const body = await request.clone().text();
    const response = await next(request);
    entries.push({
      at: startedAt.toISOString(),
      method: request.method,
      path: url.pathname + url.search,
      status: isCut(response) ? 0 : response.status,
      duration_ms: Date.now() - startedAt.getTime(),
      idempotency_key: request.headers.get("idempotency-key"),
      body: body.slice(0, BODY_CHARS_MAX),
    });
    if (entries.length > ENTRIES_MAX) entries.shift();
    return response;
  };
  return { entries, layer };
}
