import { defineEmulator } from "emulate";
import { mountControls } from "@/scripts/local/kit/controls";
import { assertLocalOnly } from "@/scripts/local/kit/local-only";
import type { FetchLayer } from "@/scripts/local/kit/stand-in";
import { mountChat } from "./chat";
import { errorBody } from "./errors";
import { mountModels } from "./models";
import { mountResponses } from "./responses";
import type { OpenaiState } from "./state";

export interface OpenaiStandInConfig {
  /** The only key that is accepted. */
  apiKey: string;
  /** The moment of each turn; tests fix it. */
  now?: () => Date;
}

/** The local OpenAI: chat completions and responses that the scripted receptionist gives instead of a model. */
export function openaiStandIn({ apiKey, now = () => new Date() }: OpenaiStandInConfig) {
  assertLocalOnly("OpenAI", [apiKey]);
  return defineEmulator<OpenaiState>({
    name: "openai",
    stateVersion: 1,
    state: () => ({ responses: {}, deliveries: [] }),
    cors: false,
    setup(context) {
      mountControls(context, {
        vendor: "OpenAI",
        isApiPath: (path) => path.startsWith("/v1/"),
        errorBody,
        sign: () => ({}),
        layers: [keyCheck(apiKey)],
      });
      mountModels(context.app);
      mountChat(context.app, now);
      mountResponses(context.app, context.state, now);
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
