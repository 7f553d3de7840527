import { z } from "zod";
import { endpointFaults, transportFaults } from "./fault-layers";
import { faultInput, faultPlan } from "./faults";
import { requestLog } from "./request-log";
import { requestsPage } from "./requests-page";

type Fetch = (request: Request) => Response | Promise<Response>;

interface PlainControlOptions {
  /** As people write it: "Upstash". */
  vendor: string;
  /** Paths that belong to the provider; the others are neither logged nor faulty. */
  isApiPath(path: string): boolean;
  /** The provider's own error body, for faults. */
  errorBody(status: number): unknown;
  /** Ends the waits of delayed answers. */
  signal: AbortSignal;
}

/**
 * Puts the request log, faults, their control paths under `/_sim/` and the page that lists it all around a server that
 * sends no webhooks and keeps its own state. The list is at `/_requests`, and at `/`.
 */
export function withPlainControls({ vendor, ...options }: PlainControlOptions, core: Fetch): Fetch {
  const plan = faultPlan();
  const log = requestLog(options.isApiPath);
  const page = () => requestsPage({ vendor, requests: log.entries, deliveries: [], faults: plan.list() });
  const controls: Record<string, Fetch> = {
    "GET /": () => html(page()),
    "GET /_requests": () => html(page()),
    "GET /_sim/requests": () => Response.json(log.entries),
    "GET /_sim/deliveries": () => Response.json([]),
    "GET /_sim/faults": () => Response.json({ faults: plan.list() }),
    "POST /_sim/faults": async (request) => {
      const parsed = faultInput.safeParse(await request.json().catch(() => null));
      if (!parsed.success) return Response.json({ error: z.prettifyError(parsed.error) }, { status: 400 });
      plan.add(parsed.data);
      return Response.json({ faults: plan.list() });
    },
    "POST /_sim/reset-faults": () => {
      plan.clear();
      return Response.json({ faults: [] });
    },
  };
  const layers = [log.layer, transportFaults({ plan, ...options }), endpointFaults({ plan, ...options })];
  const faulty = layers.reduceRight<(request: Request) => Promise<Response>>(
    (next, layer) => (request) => layer(request, next),
    async (request) => core(request),
  );
  return (request) => {
    const control = controls[`${request.method} ${new URL(request.url).pathname}`];
    return control ? control(request) : faulty(request);
  };
}

function html(text: string): Response {
  return new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });
}
