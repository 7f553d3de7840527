import type { AsSystem } from "@/lib/db/as-system";
import { createEngineStore } from "@/lib/db/engines";
import type { Env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Ports } from "@/lib/ports";
import { createOpenaiClient } from "@/lib/providers/openai/client";
import { createOpenaiLanguageModel } from "@/lib/providers/openai/language-model";
import { createOpenaiRealtimeCalls } from "@/lib/providers/openai/realtime-calls";
import { isRetellUp } from "@/lib/providers/retell/is-up";
import { createTelnyxCallControl } from "@/lib/providers/telnyx/call-control";
import { createTelnyxClient } from "@/lib/providers/telnyx/client";

export type EnginePorts = Pick<Ports, "engines" | "callControl" | "realtime" | "model" | "engineHealth">;

/** The ports of the engines on their real adapters. A vendor that is not configured refuses loudly; a model is absent. */
export function createEnginePorts(env: Env, asSystem: AsSystem): EnginePorts {
  return {
    engines: createEngineStore(asSystem),
    callControl: createCallControl(env),
    engineHealth: {
      watched: ["retell"],
      isUp: () => isRetellUp({ apiKey: env.retell.RETELL_API_KEY, baseUrl: env.RETELL_BASE_URL }),
    },
    ...createOpenaiPorts(env),
  };
}

function createCallControl(env: Env): Ports["callControl"] {
  const { telnyx } = env;
  if (!telnyx) {
    return {
      run: () => refuse("Telnyx"),
      dial: () => refuse("Telnyx"),
      findRecording: () => refuse("Telnyx"),
      forgetRecordings: () => refuse("Telnyx"),
      routeNumber: async () => "not_configured",
    };
  }
  const client = createTelnyxClient({
    apiKey: telnyx.TELNYX_API_KEY,
    publicKey: telnyx.TELNYX_PUBLIC_KEY,
    baseUrl: env.TELNYX_BASE_URL,
  });
  return createTelnyxCallControl(client, {
    callControl: env.TELNYX_CONNECTION_ID ?? null,
    retell: env.TELNYX_RETELL_TRUNK_ID ?? null,
    openaiRealtime: env.TELNYX_OPENAI_TRUNK_ID ?? null,
    fallbackNumber: env.TELNYX_FALLBACK_NUMBER ?? null,
  });
}

function createOpenaiPorts(env: Env): Pick<Ports, "model" | "realtime"> {
  if (!env.openai) {
    return {
      model: { isConfigured: false, estimateMicros: () => 0, answer: () => refuse("OpenAI") },
      realtime: {
        accept: () => refuse("OpenAI"),
        reject: () => refuse("OpenAI"),
        hangUp: () => refuse("OpenAI"),
        refer: () => refuse("OpenAI"),
      },
    };
  }
  const client = createOpenaiClient({ apiKey: env.openai.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL });
  return {
    model: createOpenaiLanguageModel(client, env.OPENAI_MODEL),
    realtime: createOpenaiRealtimeCalls(client, env.OPENAI_REALTIME_MODEL),
  };
}

function refuse(vendor: string): Promise<never> {
  return Promise.reject(new AppError("unavailable", `${vendor} is not configured.`));
}
