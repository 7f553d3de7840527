import { createEmulator } from "emulate";
import Retell from "retell-sdk";
import { type AppSink, startAppSink } from "@/__tests__/local/app-sink";
import type { PureBrain, ReceptionistCard } from "@/lib/receptionist/brain/brain";
import { type RetellConfig, retellStandIn } from "@/scripts/local/retell/retell-stand-in";

export const KEY = "key_local_retell";
export const NUMBER = "+13035550100";
export const CALLER = "+13035550111";

interface EchoState {
  card: ReceptionistCard;
  silences: number;
}

/** A receptionist of a few rules: books when it hears "book", waits through silence, says goodbye to "bye". */
export const echoBrain: PureBrain<EchoState> = {
  begin: (card) => ({ card, silences: 0 }),
  step(state, heard) {
    const say = (text: string, isOver = false) => ({ state, say: text, toolCalls: [], isOver });
    if (heard.kind === "start") return say(state.card.greeting);
    if (heard.kind === "silence") {
      const silences = state.silences + 1;
      return { state: { ...state, silences }, say: "Are you still there?", toolCalls: [], isOver: silences > 2 };
    }
    if (heard.kind === "digits") return say(`You pressed ${heard.digits}.`);
    if (heard.kind === "tool_results") {
      const [first] = heard.results;
      return say(first?.result.say || `That ended with ${first?.result.data.outcome}. What else?`);
    }
    if (/bye/.test(heard.text)) return say("Goodbye.", true);
    if (/book/.test(heard.text)) {
      const toolCalls = [{ id: "1", name: "book_appointment", args: { slot_id: "s1", name: "Ann" } }];
      return { state, say: "Let me book that.", toolCalls, isOver: false };
    }
    if (/hang up/.test(heard.text)) {
      return { state, say: "", toolCalls: [{ id: "2", name: "end_call", args: {} }], isOver: false };
    }
    return say(`You said ${heard.text}. Anything else?`);
  },
};

export interface RetellBench {
  url: string;
  client: Retell;
  app: AppSink;
  agentId: string;
  llmId: string;
  close(): Promise<void>;
}

/** The local Retell, an application, and one business on NUMBER whose published agent has two tools. */
export async function startRetellBench(config: Partial<RetellConfig> = {}): Promise<RetellBench> {
  const app = await startAppSink();
  const emulator = await createEmulator({
    service: retellStandIn({ apiKey: KEY, brain: echoBrain, ...config }),
    port: 0,
  });
  const client = new Retell({ apiKey: KEY, baseURL: emulator.url, maxRetries: 0 });
  const { agentId, llmId } = await createBusiness(client, app.url);
  answerLikeOurApp(app);
  return {
    url: emulator.url,
    client,
    app,
    agentId,
    llmId,
    close: async () => {
      await emulator.close();
      await app.close();
    },
  };
}

/** Creates LLM, agent and number the way our code does, and publishes version 0. */
export async function createBusiness(client: Retell, appUrl: string) {
  const llm = await client.llm.create({
    begin_message: "{{greeting}}",
    start_speaker: "agent",
    general_prompt: "You answer for {{business_name}}.",
    default_dynamic_variables: { greeting: "Hello, this is the assistant." },
    general_tools: [
      {
        type: "custom",
        name: "book_appointment",
        url: `${appUrl}/api/retell/tools/book_appointment`,
        description: "Books.",
        parameters: { type: "object", properties: { slot_id: { type: "string" } } },
        timeout_ms: 1000,
        max_retry: 1,
      },
      { type: "end_call", name: "end_call", description: "Hangs up." },
    ],
  });
  const agent = await client.agent.create({
    response_engine: { type: "retell-llm", llm_id: llm.llm_id },
    voice_id: "retell-Cimo",
    agent_name: "Front desk",
    webhook_url: `${appUrl}/api/retell/voice-webhook`,
    webhook_timeout_ms: 1000,
  });
  await client.agent.publish(agent.agent_id, { version: 0 });
  await client.phoneNumber.import({
    phone_number: NUMBER,
    termination_uri: "sip.telnyx.com",
    inbound_agents: [{ agent_id: agent.agent_id, weight: 1, agent_version: 0 }],
    inbound_webhook_url: `${appUrl}/api/retell/inbound-webhook`,
  });
  return { agentId: agent.agent_id, llmId: llm.llm_id };
}

/** The answers of a healthy application. */
export function answerLikeOurApp(app: AppSink): void {
  app.answer(({ path }) => {
    if (path.includes("inbound-webhook")) return { json: inboundReply() };
    if (path.includes("/tools/")) return { json: bookedReply() };
    return { status: 204, text: "" };
  });
}

export function inboundReply() {
  return {
    call_inbound: {
      dynamic_variables: { greeting: "Thanks for calling Acme Roofing.", business_name: "Acme Roofing" },
      metadata: { cloudgreet_call_id: "c-1" },
    },
  };
}

export function bookedReply() {
  const appointment = { service: "Roof repair", spoken: "Tuesday, November 24 at 9:00 AM" };
  return { say: "You are booked.", data: { outcome: "booked", appointment } };
}
