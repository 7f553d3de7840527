import { defineEmulator, type EmulatorContext } from "emulate";
import { mountControls } from "@/scripts/local/kit/controls";
import { assertLocalOnly } from "@/scripts/local/kit/local-only";
import type { FetchLayer } from "@/scripts/local/kit/stand-in";
import { mountControlRoutes } from "./control-routes";
import { mountEmailRoutes } from "./email-routes";
import { idempotency } from "./idempotency";
import { mountInboxRoutes } from "./inbox-routes";
import type { ResendWorld } from "./mail-events";
import { rateLimit } from "./rate-limit";
import { errorNameOf, resendErrorAnswer, resendErrorBody } from "./resend-error";
import { emptyResendState, type ResendState } from "./state";
import { svixHeaders } from "./svix-signature";

export interface ResendConfig {
  apiKey: string;
  /** Where events go, and the secret (`whsec_...`) that signs them. Left out: none are sent. */
  webhook?: { url: string; secret: string };
  /** Verified sender domains. Left out: every domain may send. */
  domains?: string[];
  /** Resend gives a team 5 unless it asks for more. */
  requestsPerSecondMax?: number;
  /** The clock of mails, limits and idempotency keys; signatures carry the real time. */
  now?: () => Date;
}

/**
 * The local Resend as resend 6.38 knows it: it sends nothing, keeps every mail with its attachments, shows them at
 * `/inbox`, and tells the application what became of them by signed webhooks.
 */
export function resendStandIn(config: ResendConfig) {
  assertLocalOnly("Resend", [config.apiKey]);
  return defineEmulator<ResendState>({
    name: "resend",
    stateVersion: 1,
    state: emptyResendState,
    cors: false,
    setup: (context) => setUp(context, config),
  });
}

function setUp(context: EmulatorContext<ResendState>, config: ResendConfig): void {
  const { app, state, baseUrl } = context;
  const now = config.now ?? (() => new Date());
  const nowMs = () => now().getTime();
  const deliverer = mountControls(context, {
    vendor: "Resend",
    isApiPath,
    errorBody: (status, message) => resendErrorBody(status, errorNameOf(status), message),
    sign: (body) => (config.webhook ? svixHeaders(config.webhook.secret, body) : {}),
    layers: [
      requireKey(config.apiKey),
      rateLimit({ isApiPath, requestsPerSecondMax: config.requestsPerSecondMax ?? 5, nowMs }),
      idempotency(state, nowMs),
    ],
    isHomePage: false,
  });
  const world: ResendWorld = {
    state,
    deliverer,
    webhookUrl: config.webhook?.url ?? null,
    domains: config.domains ?? null,
    baseUrl,
    now,
  };
  mountEmailRoutes(app, world);
  mountInboxRoutes(app, state);
  mountControlRoutes(app, world);
}

function isApiPath(path: string): boolean {
  return path === "/emails" || path.startsWith("/emails/");
}

// The list of errors in the documentation gives an invalid key 403; the API is known to answer 401 like this.
function requireKey(apiKey: string): FetchLayer {
  return async (request, next) => {
    if (!isApiPath(new URL(request.url).pathname)) return next(request);
    const authorization = request.headers.get("authorization");
    if (authorization === `Bearer ${apiKey}`) return next(request);
    if (authorization) return resendErrorAnswer(401, "validation_error", "API key is invalid");
    return resendErrorAnswer(401, "missing_api_key", "Missing API key in the authorization header.");
  };
}
