import { defineEmulator, type EmulatorContext } from "emulate";
import type Telnyx from "telnyx";
import { mountControls } from "@/scripts/local/kit/controls";
import { assertLocalOnly } from "@/scripts/local/kit/local-only";
import type { FetchLayer, StandInApp } from "@/scripts/local/kit/stand-in";
import { mountCallRoutes } from "./call-routes";
import { mountConnectionRoutes } from "./connection-routes";
import { mountControlRoutes } from "./control-routes";
import type { World } from "./events";
import { type Installation, install } from "./installation";
import { mountMessageRoutes } from "./message-routes";
import { finishPendingOrders, mountNumberRoutes } from "./number-routes";
import { speechLog } from "./played-call";
import { mountProfileRoutes } from "./profile-routes";
import { mountRegistrationRoutes } from "./registration-routes";
import { emptyState, type TelnyxState } from "./state";
import { telnyxErrorBody } from "./telnyx-error";
import { signatureHeaders, type TelnyxKeys } from "./telnyx-keys";

export interface TelnyxConfig {
  apiKey: string;
  /** Signs webhooks; see `telnyxKeys`. */
  keys: TelnyxKeys;
  /** Takes voice events of numbers that are on no application. */
  defaultVoiceUrl?: string;
  /** Takes message events where neither the message nor its profile names an address. */
  defaultMessagingUrl?: string;
  /** What our own product has in the account from the start. */
  installation?: Installation;
}

/**
 * The local Telnyx: numbers, messaging and Call Control as telnyx 7.24 knows them, with webhooks signed by Ed25519.
 * The base address of the SDK is this stand-in's URL followed by `/v2`.
 */
export function telnyxStandIn(config: TelnyxConfig) {
  assertLocalOnly("Telnyx", [config.apiKey]);
  return defineEmulator<TelnyxState>({
    name: "telnyx",
    stateVersion: 2,
    state: emptyState,
    setup: (context) => setUp(context, config),
  });
}

function setUp(context: EmulatorContext<TelnyxState>, config: TelnyxConfig): void {
  const { app, state, signal, baseUrl } = context;
  const deliverer = mountControls(context, {
    vendor: "Telnyx",
    isApiPath,
    errorBody: (status, message) => telnyxErrorBody(String(10_000 + (status % 1000)), message),
    sign: (body) => signatureHeaders(config.keys, body),
    layers: [requireKey(config.apiKey)],
  });
  const world: World = {
    state,
    baseUrl,
    signal,
    deliverer,
    defaultVoiceUrl: config.defaultVoiceUrl ?? null,
    defaultMessagingUrl: config.defaultMessagingUrl ?? null,
    trunks: new Map(config.installation?.trunks.map((trunk) => [trunk.connectionId, trunk])),
    speech: speechLog(),
  };
  if (config.installation) install(state, config.installation);
  finishPendingOrders(state);
  mountNumberRoutes(app, world);
  mountProfileRoutes(app, state);
  mountMessageRoutes(app, world);
  mountConnectionRoutes(app, state);
  mountRegistrationRoutes(app, state);
  mountCallRoutes(app, world);
  mountLookupRoutes(app);
  mountControlRoutes(app, world);
}

function isApiPath(path: string): boolean {
  return path.startsWith("/v2/");
}

function requireKey(apiKey: string): FetchLayer {
  return async (request, next) => {
    const { pathname } = new URL(request.url);
    if (isApiPath(pathname) && request.headers.get("authorization") !== `Bearer ${apiKey}`) {
      return Response.json(telnyxErrorBody("10009", "Authentication failed"), { status: 401 });
    }
    return next(request);
  };
}

// Numbers ending in 0000 are land lines: texts to them fail and nobody answers.
function mountLookupRoutes(app: StandInApp): void {
  app.get("/v2/number_lookup/:number", (c) => {
    const phoneNumber = c.req.param("number");
    const data = {
      record_type: "number_lookup",
      country_code: "US",
      phone_number: phoneNumber,
      carrier: { name: "Local Wireless", type: phoneNumber.endsWith("0000") ? "fixed line" : "mobile" },
    } satisfies Telnyx.NumberLookupRetrieveResponse.Data;
    return c.json({ data });
  });
  app.get("/v2/balance", (c) =>
    c.json({ data: { record_type: "balance", balance: "100.00", available_credit: "100.00", currency: "USD" } }),
  );
}
