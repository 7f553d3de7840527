import type { BusinessDescription } from "@/lib/domain/calls/business-description";
import type { ReceptionistCard, ToolCall, ToolResult } from "@/lib/receptionist/brain/brain";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import type { ScriptedState } from "@/lib/receptionist/brain/scripted/scripted-state";
import { SENTENCES } from "@/lib/receptionist/brain/scripted/sentence-tables";
import { isSettled } from "@/lib/receptionist/brain/settled";

export interface TextExchange {
  card: ReceptionistCard;
  /** As it was kept; null at the beginning of a conversation. */
  state: ScriptedState | null;
  heard: string;
  /** When the customer wrote it: "tomorrow" is theirs, and a repeat hears the same. */
  saidAt: Date;
  runTool(call: ToolCall): Promise<ToolResult>;
}

export interface TextReply {
  state: ScriptedState;
  say: string;
  /** Something was booked, moved or cancelled, which tells the customer by a text of its own. */
  isSettled: boolean;
}

const roundsMax = 8;
const replyCharsMax = 600;
/** Said while a caller waits; a reader sees only the end of it. */
const fillers = ["checking", "booking", "findingAppointments", "cancelling", "takingMessage"] as const;
const introduction = { en: "I'm the AI assistant.", es: "Soy el asistente de IA." } as const;
const farewell = { en: "Thank you! Write any time.", es: "¡Gracias! Escriba cuando quiera." } as const;

/** What the receptionist must know to answer a text. */
export function textCard(
  business: BusinessDescription,
  customer: { name: string | null; number: string; language: "en" | "es" },
): ReceptionistCard {
  return {
    businessName: business.name,
    trade: business.trade,
    timeZone: business.timeZone,
    greeting: SENTENCES[customer.language].askNeed,
    services: business.services,
    needsZip: business.zips.length > 0,
    needsAddress: business.needsAddress,
    isOpen: business.isOpen,
    callerName: customer.name,
    callerNumber: customer.number,
    canTransfer: false,
    language: customer.language,
    emergenciesOff: business.receptionist.emergenciesOff,
  };
}

/**
 * Lets the scripted receptionist hear one text and work until it has an answer. Everything but the tools is
 * deterministic, so that a repeat after a crash runs the same tools and says the same.
 */
export async function converseByText({ card, state, heard, saidAt, runTool }: TextExchange): Promise<TextReply> {
  const before = state
    ? { ...state, card: keepVersion(card, state.card) }
    : scriptedReceptionist.step(scriptedReceptionist.begin(card), { kind: "start" }, saidAt).state;
  let turn = scriptedReceptionist.step(before, { kind: "speech", text: heard }, saidAt);
  const said = [turn.say];
  const results: ToolResult[] = [];
  for (let round = 0; round < roundsMax && turn.toolCalls.length > 0; round++) {
    const answers: ToolResult[] = [];
    for (const call of turn.toolCalls) answers.push(await runTool(call));
    results.push(...answers);
    if (turn.isOver) break;
    turn = scriptedReceptionist.step(turn.state, { kind: "tool_results", results: answers }, saidAt);
    said.push(turn.say);
  }
  const words = toReading(said.join(" "), turn.state) || SENTENCES[turn.state.language].askNeed;
  const say = state ? words : `${introduction[turn.state.language]} ${words}`;
  return { state: turn.state, say: say.slice(0, replyCharsMax).trim(), isSettled: results.some(isNoticed) };
}

/** Messages and reports are told to the people of the business, and to the customer by the reply alone. */
const withoutNotice = new Set(["taken", "alerting", "already_alerting", "nobody_on_call"]);

/** Facts are those of now; how the receptionist behaves is what the conversation began with. */
function keepVersion(card: ReceptionistCard, { emergenciesOff = [] }: ReceptionistCard): ReceptionistCard {
  return { ...card, emergenciesOff };
}

function isNoticed(result: ToolResult): boolean {
  return isSettled(result) && !withoutNotice.has(result.result.data.outcome);
}

/** What is said on the phone, as it is written: without what fills a silence, and without hanging up. */
function toReading(said: string, { card, language }: ScriptedState): string {
  const sentences = SENTENCES[language];
  const spoken = fillers.reduce((text, name) => text.replaceAll(sentences[name], ""), said);
  return spoken.replaceAll(sentences.goodbye(card.businessName), farewell[language]).replace(/\s+/g, " ").trim();
}
