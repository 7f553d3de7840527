import type { AlertState, EmergencyState } from "@/lib/domain/emergencies/emergency-facts";
import type { EmergencyKind } from "@/lib/domain/triage/emergency";
import type { TextState } from "./words";

/** One step of the ladder: who was called and texted at `at`, and what came of each. */
export interface AlertStepRow {
  step: number;
  name: string;
  phone: string;
  at: Date;
  call: { state: AlertState; reason: string | null };
  /** Null until the text is queued. */
  text: { state: TextState; reason: string | null } | null;
}

/** One emergency with the steps that were taken so far, first to last. */
export interface EmergencyRow {
  id: string;
  kind: EmergencyKind;
  isLifeThreat: boolean;
  isDrill: boolean;
  state: EmergencyState;
  /** What was said, word for word. */
  words: string;
  customerName: string | null;
  customerNumber: string | null;
  address: string | null;
  callId: string | null;
  openedAt: Date;
  takenBy: string | null;
  takenAt: Date | null;
  closedAt: Date | null;
  /** How many people are on its ladder; each is alerted twice. */
  people: number;
  steps: AlertStepRow[];
}
