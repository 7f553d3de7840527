import type { FaultPlan } from "./faults";
import type { FetchLayer } from "./stand-in";
import { wait } from "./wait";

interface FaultLayerOptions {
  plan: FaultPlan;
  signal: AbortSignal;
  isApiPath(path: string): boolean;
  /** The provider's own error body for a status. */
  errorBody(status: number): unknown;
}

/** Cuts, nonsense, and answers that get lost after the request took effect: the client cannot know what happened. */
export function transportFaults({ plan, signal, isApiPath, errorBody }: FaultLayerOptions): FetchLayer {
  return async (request, next) => {
    const { pathname } = new URL(request.url);
    const fault = isApiPath(pathname) ? plan.take("transport", request.method, pathname) : null;
    if (!fault) return next(request);
    const answer = fault.after ? await next(request) : null;
    await wait(fault.delay_ms, signal);
    if (fault.status === 0) return cutConnection();
    if (fault.body === "nonsense") return nonsense();
    if (fault.status) return Response.json(errorBody(fault.status), { status: fault.status });
    return answer ?? next(request);
  };
}

/** Errors and delays of the provider itself, before the endpoint did anything. */
export function endpointFaults({ plan, signal, isApiPath, errorBody }: FaultLayerOptions): FetchLayer {
  return async (request, next) => {
    const { pathname } = new URL(request.url);
    const fault = isApiPath(pathname) ? plan.take("endpoint", request.method, pathname) : null;
    if (!fault) return next(request);
    await wait(fault.delay_ms, signal);
    if (fault.status) return Response.json(errorBody(fault.status), { status: fault.status });
    return next(request);
  };
}

/** True for an answer that will reach the client as a broken connection. */
export function isCut(response: Response): boolean {
  return response.headers.has("x-stand-in-cut");
}

function nonsense(): Response {
  return new Response("<html>502 Bad Gateway", { status: 200, headers: { "content-type": "application/json" } });
}

// The server destroys the socket when a body fails before its first byte, so the client sees a reset and no headers.
function cutConnection(): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.error(new Error("connection cut on request"));
    },
  });
  return new Response(body, { status: 200, headers: { "x-stand-in-cut": "1" } });
}
