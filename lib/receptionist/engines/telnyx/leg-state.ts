import { createHash } from "node:crypto";
import type { CallCommand, EngineOpening } from "@/lib/ports/engines";
import { beginConversation, type ConversationState } from "@/lib/receptionist/engines/conversation-state";
import { describeCall } from "@/lib/receptionist/prompt/describe-call";
import { type LegFacts, noFacts } from "./leg-facts";

/** A command on its way to the carrier. Its id follows from the call and the step, so that a repeat does nothing. */
export interface PendingCommand {
  id: string;
  command: CallCommand;
}

/** Everything that is known and done of one call that we lead over Call Control. Plain JSON. */
export interface LegState {
  legId: string;
  facts: LegFacts;
  /** `voicemail`: nobody leads; the caller's words become a message. */
  mode: "conversation" | "voicemail";
  line: { timeZone: string; callerNumber: string | null };
  conversation: ConversationState;
  /** Steps that are taken once. */
  done: { answered: boolean; greeted: boolean; hungUp: boolean; recording: boolean };
  /** Keys of heard items that need no answer any more. */
  taken: string[];
  /** Counts sentences spoken to the caller. */
  turn: number;
  /** When the last sentence of the call was sent. */
  overAt: string | null;
  transfer: { targets: string[]; tried: number } | null;
  /** Phones that rang for the caller, in order, with the outcome that the database knows. */
  attempts: { phone: string; noted: string | null }[];
  pending: PendingCommand[];
  /** Times in a row that the carrier did not take the first pending command. */
  sendFailures: number;
  /** When the carrier said that the call is gone. */
  goneAt: string | null;
  /** The facts that the call was closed with; other facts close it once more. */
  closedWith: string | null;
  turnsSaved: number;
}

/** The state of a call that begins. Calls that come here because another engine is down follow the business's fallback. */
export function openLeg(
  legId: string,
  opening: EngineOpening,
  callerNumber: string | null,
  isModelThere: boolean,
  now: Date,
): LegState {
  const isLed = opening.isAnswering && (opening.engine === "telnyx" || opening.fallbackEngine === "telnyx");
  return {
    legId,
    facts: noFacts,
    mode: isLed ? "conversation" : "voicemail",
    line: { timeZone: opening.timeZone, callerNumber },
    conversation: beginConversation(describeCall(opening, callerNumber, now), isModelThere),
    done: { answered: false, greeted: false, hungUp: false, recording: false },
    taken: [],
    turn: 0,
    overAt: null,
    transfer: null,
    attempts: [],
    pending: [],
    sendFailures: 0,
    goneAt: null,
    closedWith: null,
    turnsSaved: 0,
  };
}

/** The id of a command: a UUID made from the call and the name of the step. */
export function commandId(legId: string, name: string): string {
  const hex = createHash("sha256").update(`${legId}:${name}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/** The state with one more command to send. */
export function withCommand(state: LegState, name: string, command: CallCommand): LegState {
  return { ...state, pending: [...state.pending, { id: commandId(state.legId, name), command }] };
}
