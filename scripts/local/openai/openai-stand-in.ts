import { defineEmulator } from "emulate";
import { mountControls } from "@/scripts/local/kit/controls";
import { assertLocalOnly } from "@/scripts/local/kit/local-only";
import type { FetchLayer } from "@/scripts/local/kit/stand-in";
import { mountChat } from "./chat";
import { errorBody } from "./errors";
import { mountModels } from "./models";
import { mountRealtimeCalls } from "./realtime-calls";
import { mountIncomingCalls } from "./realtime-conversation";
import { mountResponses } from "./responses";
import { webhookHeaders, webhookSecretOf } from "./standard-webhooks";
import type { OpenaiState } from "./state";

export interface OpenaiStandInConfig {
  /** The only key that is accepted. */
  apiKey: string;
  /** The moment of each turn; tests fix it. */
  now?: () => Date;
  /** Takes `realtime.call.incoming`; without it nobody answers calls over SIP. */
  realtimeWebhookUrl?: string;
  /** Signs webhooks, `whsec_...`. */
  webhookSecret?: string;
}

/** The local OpenAI: chat completions and responses that the scripted receptionist gives instead of a model. */
export function openaiStandIn({
  apiKey,
  now = () => new Date(),
  realtimeWebhookUrl,
  webhookSecret = webhookSecretOf(apiKey),
}: OpenaiStandInConfig) {
  assertLocalOnly("OpenAI", [apiKey]);
  return defineEmulator<OpenaiState>({
    name: "openai",
    stateVersion: 1,
    state: () => ({ responses: {}, deliveries: [], calls: {} }),
    cors: false,
    setup(context) {
      // A state that was written before there were calls has none.
      context.state.calls ??= {};
      const deliverer = mountControls(context, {
        vendor: "OpenAI",
        isApiPath: (path) => path.startsWith("/v1/"),
        errorBody,
        sign: (body) => webhookHeaders(webhookSecret, body),
        layers: [keyCheck(apiKey)],
      });
      mountModels(context.app);
      mountChat(context.app, now);
      mountResponses(context.app, context.state, now);
      mountRealtimeCalls(context.app, context.state);
      const { signal } = context;
      mountIncomingCalls(context.app, context.state, { deliverer, signal, webhookUrl: realtimeWebhookUrl ?? null });
    },
  });
}

function keyCheck(apiKey: string): FetchLayer {
  return async (request, next) => {
    const isOpen = !new URL(request.url).pathname.startsWith("/v1/");
    const given = (request.headers.get("authorization") ?? "").replace(/^Bearer /, "");
    if (isOpen || given === apiKey) return next(request);
    const message = given
      ? `Incorrect API key provided: ${given.slice(0, 6)}****. You can find your API key at https://platform.openai.com/account/api-keys.`
      : "You didn't provide an API key.";
    return Response.json(errorBody(401, message), { status: 401 });
  };
}
