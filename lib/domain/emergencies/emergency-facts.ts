import type { EmergencyKind } from "@/lib/domain/triage/emergency";

export type EmergencyState = "open" | "acknowledged" | "exhausted" | "closed";

/** Somebody on the ladder. */
export interface OnCallPerson {
  name: string;
  /** E.164. */
  phone: string;
}

export type AlertState =
  | "queued"
  | "ringing"
  | "answered"
  | "acknowledged"
  | "too_late"
  | "not_taken"
  | "no_answer"
  | "failed"
  | "stopped";

/** One attempt to reach somebody. */
export interface EmergencyAlert extends OnCallPerson {
  id: string;
  channel: "call" | "sms";
  state: AlertState;
  /** The carrier's handle of the call; null for a text, and before the carrier has the call. */
  providerId: string | null;
}

/** An emergency as it is told to whoever is on call. */
export interface EmergencyFacts {
  id: string;
  callId: string | null;
  kind: EmergencyKind;
  isLifeThreat: boolean;
  isDrill: boolean;
  state: EmergencyState;
  /** What was said, word for word. */
  words: string;
  customerNumber: string | null;
  customerName: string | null;
  address: string | null;
  acknowledgedName: string | null;
  acknowledgedVia: "key" | "reply" | null;
  businessName: string;
  language: "en" | "es";
  /** The business's own line, which alerts come from; null when it has none. */
  lineNumber: string | null;
  alerts: EmergencyAlert[];
}
