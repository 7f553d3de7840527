/** What a brain knows of the business and the caller when the call begins. All of it comes from our database. */
export interface ReceptionistCard {
  businessName: string;
  trade: string;
  /** IANA zone of the business. */
  timeZone: string;
  /** The whole first sentence: names the business, says that it is an AI assistant and that the call is recorded. */
  greeting: string;
  services: CardService[];
  /** True when the business serves only some ZIP codes, so that the ZIP must be asked before booking. */
  needsZip: boolean;
  /** True when visits happen at the caller's place, so that the street address is asked. */
  needsAddress: boolean;
  isOpen: boolean;
  /** Null when the number is unknown or withheld. */
  callerName: string | null;
  callerNumber: string | null;
  /** "service, moment" that the caller was greeted with; null when they have none. */
  nextAppointment?: string | null;
  /** The business does not serve this caller. */
  isBlocked?: boolean;
  /** False where nobody can be rung for the caller (any more). */
  canTransfer?: boolean;
  language: "en" | "es";
  /** Kinds of emergency that the owner wants handled like ordinary work; none when left out. */
  emergenciesOff?: string[];
}

export interface CardService {
  name: string;
  synonyms: string[];
  minutes: number;
  /** Integer cents; null means that the price is confirmed on site and must never be guessed. */
  priceCents: number | null;
}

/** A tool that the brain wants to be run. Names and arguments are those of the tool registry. */
export interface ToolCall {
  id: string;
  name: string;
  args: Record<string, unknown>;
}

/** What a tool answered: the sentence to speak and the typed data, exactly as `POST /api/retell/tools/[tool]` returns it. */
export interface ToolResult {
  id: string;
  name: string;
  result: { say: string; data: Record<string, unknown> & { outcome: string } };
}

export type Heard =
  | { kind: "start" }
  | { kind: "speech"; text: string }
  | { kind: "digits"; digits: string }
  | { kind: "silence" }
  | { kind: "tool_results"; results: ToolResult[] };

/** One step of a conversation. When `toolCalls` is not empty the next input must be their results. */
export interface Turn<State> {
  state: State;
  /** What the caller hears now; empty only when tools are to be run first. */
  say: string;
  toolCalls: ToolCall[];
  /** True when the receptionist hangs up after `say`. */
  isOver: boolean;
}

/**
 * A deterministic brain: no clock, no randomness, no I/O, so that every test of it is a transcript.
 * `now` is the instant of the turn.
 */
export interface PureBrain<State> {
  begin(card: ReceptionistCard): State;
  step(state: State, heard: Heard, now: Date): Turn<State>;
}
