import type { Actor } from "@/lib/domain/actor";
import type { AlertEvent } from "@/lib/domain/emergencies/alert-event";
import type { EmergencyAlert, EmergencyFacts, OnCallPerson } from "@/lib/domain/emergencies/emergency-facts";
import type { EmergencyKind } from "@/lib/domain/triage/emergency";

export interface NewEmergency {
  businessId: string;
  callId: string | null;
  conversationId: string | null;
  kind: EmergencyKind;
  isLifeThreat: boolean;
  isDrill: boolean;
  /** What was said, word for word. */
  words: string;
  /** E.164; null when withheld. */
  customerNumber: string | null;
  customerName: string | null;
  address: string | null;
  /** What the owner reads. */
  title: string;
  body: string;
  actor: Actor;
  now: Date;
}

export interface OpenedEmergency {
  /** `nobody`: no number can be alerted. `taken`: somebody has it. `unanswered`: the ladder was walked in vain. */
  outcome: "opened" | "nobody" | "already" | "taken" | "unanswered";
  emergencyId: string;
  /** How many people are on the ladder. */
  people: number;
  takenBy: string | null;
}

export type AlertStep =
  | {
      outcome: "alert";
      emergency: EmergencyFacts;
      person: OnCallPerson;
      callAlertId: string;
      callState: EmergencyAlert["state"];
      startedAt: Date;
    }
  /** `over`: somebody has it, or it was closed. */
  | { outcome: "over" | "exhausted" | "gone" };

/** What an alert call needs now. */
export type AlertCallStep = "ask" | "thank" | "too_late" | "goodbye" | "hang_up" | "nothing";

/** Emergencies in the database. Every method is one round trip and safe to repeat. */
export interface EmergencyStore {
  /**
   * The trade whose triggers a report is judged by, and the kinds that this call's receptionist (without a call: the live
   * one) handles like ordinary work; null when there is no such business.
   */
  loadTriage(businessId: string, callId: string | null): Promise<{ trade: string; off: string[] } | null>;
  /** Opens one with its first step and the owner's notification, or finds the one that the report belongs to. */
  open(emergency: NewEmergency): Promise<OpenedEmergency>;
  load(businessId: string, emergencyId: string): Promise<EmergencyFacts | null>;
  /** Takes one step of the ladder and plans the next, `waitSeconds` later. */
  startStep(request: {
    businessId: string;
    emergencyId: string;
    step: number;
    waitSeconds: number;
    now: Date;
  }): Promise<AlertStep>;
  settleCall(
    businessId: string,
    alertId: string,
    result: { state: "ringing"; providerId: string } | { state: "failed"; reason: string },
    now: Date,
  ): Promise<void>;
  /** Learns from an event of an alert call. Null when no such alert is known. */
  hearEvent(
    event: AlertEvent,
    now: Date,
  ): Promise<{
    next: AlertCallStep;
    emergency: EmergencyFacts;
    alertId: string;
    controlId: string | null;
  } | null>;
  /** Reads a text as the answer to an alert. `none`: it is no such answer, and nothing was kept. */
  acknowledgeByText(text: {
    webhookEventId: string;
    providerMessageId: string;
    fromNumber: string;
    toNumber: string;
    body: string;
    now: Date;
  }): Promise<"taken" | "too_late" | "repeat" | "none">;
  close(
    businessId: string,
    emergencyId: string,
    actor: Actor,
    now: Date,
  ): Promise<"closed" | "unchanged" | "not_found">;
}
