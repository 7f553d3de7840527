export type TextKind =
  | "confirmation"
  | "reschedule_notice"
  | "cancel_notice"
  | "opt_out_confirmation"
  | "help"
  | "owner_alert";

/** One outbound text with every fact that the gate decides by. */
export interface TextFacts {
  id: string;
  businessId: string;
  appointmentId: string | null;
  kind: TextKind;
  state: "queued" | "sending" | "sent" | "delivered" | "failed" | "blocked";
  toNumber: string;
  /** The business's own number; null when it has none. */
  fromNumber: string | null;
  messagingProfileId: string | null;
  businessName: string;
  businessStatus: string;
  businessPhone: string | null;
  timeZone: string;
  language: "en" | "es";
  isTest: boolean;
  /** The carriers approved this business's texts. */
  isRegistered: boolean;
  isOptedOut: boolean;
  /** No text went to this number from this business before. */
  isFirst: boolean;
  requestedAt: Date;
  /** The recipient asked for it just now, on the phone or by text. */
  isRequestedByRecipient: boolean;
  sentToNumberLastHour: number;
  sentByBusinessToday: number;
  body: string | null;
  sendAttempt: number;
  attemptedAt: Date | null;
}
