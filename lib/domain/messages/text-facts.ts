import type { PlaceEvidence } from "./recipient-places";

export const textKinds = [
  "confirmation",
  "reminder_24h",
  "reminder_2h",
  "reschedule_notice",
  "cancel_notice",
  "text_back",
  "on_my_way",
  "review_request",
  "person_reply",
  "receptionist_reply",
  "owner_alert",
  "verification_code",
  "opt_out_confirmation",
  "opt_in_confirmation",
  "cancel_question",
  "help",
] as const;

export type TextKind = (typeof textKinds)[number];

/** What the words of a text need beside the appointment. Each kind reads its own fields. */
export interface TextParams {
  /** Replies and alerts: what was written. */
  words?: string | undefined;
  /** Verification: the code is worked out from it when it is sent, and never kept. */
  codeId?: string | undefined;
  code?: string | undefined;
  /** On my way. */
  minutes?: number | undefined;
  /** Review request. */
  url?: string | undefined;
}

/** One outbound text with every fact that the gate decides by. */
export interface TextFacts extends PlaceEvidence {
  id: string;
  businessId: string;
  appointmentId: string | null;
  kind: TextKind;
  state: "queued" | "sending" | "sent" | "delivered" | "failed" | "blocked";
  /** The business's own number; null when it has none. */
  fromNumber: string | null;
  messagingProfileId: string | null;
  businessName: string;
  businessStatus: string;
  businessPhone: string | null;
  /** Of the business. */
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
  /** The appointment was moved, cancelled or ended since, so that the text would be wrong. */
  isOutdated: boolean;
  appointmentStartsAt: Date | null;
  /** For a text-back: the caller rang again after the call that was missed. */
  hasCalledAgain: boolean;
  /** Texts to the number within the hour, without the replies of a conversation. */
  sentToNumberLastHour: number;
  repliesToNumberLastHour: number;
  sentByBusinessToday: number;
  /** What the texts of the last 24 hours cost the business, in cents; those without a report are estimated. */
  spentTodayCents: number;
  dailyCapCents: number;
  params: TextParams;
  body: string | null;
  sendAttempt: number;
  attemptedAt: Date | null;
}
