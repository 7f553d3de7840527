import type { EmulatorContext } from "emulate";
import { z } from "zod";
import { createDeliverer, type Deliverer, type DeliveryState } from "./deliverer";
import { type DeliveryMode, deliveryModeInput, plainDelivery } from "./delivery-mode";
import { endpointFaults, transportFaults } from "./fault-layers";
import { faultInput, faultPlan } from "./faults";
import { jsonSafe } from "./json-safe";
import { requestLog } from "./request-log";
import { requestsPage } from "./requests-page";
import { type FetchLayer, type RouteContext, StandInError, wrapFetch } from "./stand-in";

export interface ControlOptions {
  /** As people write it: "Stripe". */
  vendor: string;
  /** Paths that belong to the provider; everything else (control paths, pages) is neither logged nor faulty. */
  isApiPath(path: string): boolean;
  /** The provider's own error body, for faults, unknown routes (404) and crashes of the stand-in (500). */
  errorBody(status: number, message: string): unknown;
  /** Signs the exact bytes of a webhook. */
  sign(body: string): Record<string, string> | Promise<Record<string, string>>;
  /** Rings inside the log and outside of the provider's own errors, such as idempotency. */
  layers?: FetchLayer[];
  /** False when the stand-in has a page of its own at `/`; the list is then at `/_requests` alone. */
  isHomePage?: boolean;
}

/**
 * Gives a stand-in what all of them have: the request log, faults, late or repeated webhooks, their control paths under
 * `/_sim/`, the page that lists it all, provider-shaped errors for unknown routes and crashes, and a state that stays
 * valid JSON. Call it first in `setup`; it answers the deliverer for webhooks.
 */
export function mountControls<State extends DeliveryState>(
  context: EmulatorContext<State>,
  options: ControlOptions,
): Deliverer {
  const { app, state, signal } = context;
  const plan = faultPlan();
  const log = requestLog(options.isApiPath);
  const delivery = { mode: plainDelivery() };
  const faultOptions = {
    plan,
    signal,
    isApiPath: options.isApiPath,
    errorBody: (status: number) =>
      options.errorBody(status, `The local ${options.vendor} was asked to answer ${status}.`),
  };
  wrapFetch(app, [
    stateCleaner(state),
    log.layer,
    transportFaults(faultOptions),
    ...(options.layers ?? []),
    endpointFaults(faultOptions),
  ]);
  // Webhooks write into the state after their request is over, so the last save needs a cleaning of its own.
  context.onDispose(() => void jsonSafe(state));
  answerErrors(context, options);
  mountFaultRoutes(context, plan, delivery);
  mountListRoutes(context, options, { requests: log.entries, faults: () => plan.list() });
  return createDeliverer({ state, signal, sign: options.sign, mode: () => delivery.mode });
}

function stateCleaner(state: DeliveryState): FetchLayer {
  return async (request, next) => {
    const response = await next(request);
    jsonSafe(state);
    return response;
  };
}

function answerErrors<State extends DeliveryState>({ app }: EmulatorContext<State>, options: ControlOptions): void {
  app.onError((error, c) => {
    if (error instanceof StandInError) return c.json(error.body, error.status, error.headers);
    const status = isClientError(error) ? error.status : 500;
    const message = error instanceof Error ? error.message : "Internal error";
    return c.json(options.errorBody(status, message), status);
  });
  app.notFound((c) => {
    const message = `Unknown route ${c.req.method} ${c.req.path}; the local ${options.vendor} does not know it.`;
    return c.json(options.errorBody(404, message), 404);
  });
}

function isClientError(error: unknown): error is { status: number } {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === "number" && status >= 400 && status < 500;
}

function mountFaultRoutes<State extends DeliveryState>(
  { app }: EmulatorContext<State>,
  plan: ReturnType<typeof faultPlan>,
  delivery: { mode: DeliveryMode },
): void {
  app.post("/_sim/faults", async (c) => {
    plan.add(await readControl(c, faultInput));
    return c.json({ faults: plan.list() });
  });
  app.get("/_sim/faults", (c) => c.json({ faults: plan.list() }));
  app.post("/_sim/delivery", async (c) => {
    delivery.mode = await readControl(c, deliveryModeInput);
    return c.json({ delivery: delivery.mode });
  });
  app.post("/_sim/reset-faults", (c) => {
    plan.clear();
    delivery.mode = plainDelivery();
    return c.json({ faults: [], delivery: delivery.mode });
  });
}

function mountListRoutes<State extends DeliveryState>(
  { app, state }: EmulatorContext<State>,
  { vendor, isHomePage = true }: ControlOptions,
  {
    requests,
    faults,
  }: { requests: Parameters<typeof requestsPage>[0]["requests"]; faults: ReturnType<typeof faultPlan>["list"] },
): void {
  const page = (c: RouteContext) =>
    c.html(requestsPage({ vendor, requests, deliveries: state.deliveries, faults: faults() }));
  app.get("/_requests", page);
  if (isHomePage) app.get("/", page);
  app.get("/_sim/requests", (c) => c.json(requests));
  app.get("/_sim/deliveries", (c) => c.json(state.deliveries));
}

/** The JSON body of a control call; an empty body counts as `{}`. Throws a 400 for anything that is no JSON. */
export async function readJson(c: RouteContext): Promise<unknown> {
  const text = await c.req.text();
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new StandInError(400, { error: "The body is not valid JSON." });
  }
}

/** The body of a control call, parsed by its schema. Throws a 400 that says what is wrong with it. */
export async function readControl<T extends z.ZodType>(c: RouteContext, schema: T): Promise<z.output<T>> {
  const parsed = schema.safeParse(await readJson(c));
  if (!parsed.success) throw new StandInError(400, { error: z.prettifyError(parsed.error) });
  return parsed.data;
}
