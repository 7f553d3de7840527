import type { HourWindow } from "./state-hours";
import type { TextFacts, TextKind } from "./text-facts";

/** How the gate treats one kind of text. */
export interface KindRule {
  /** In quiet hours: wait for the morning, be dropped, or go all the same (asked for, or not meant for a customer). */
  inQuietHours: "wait" | "drop" | "go";
  /** Narrower hours for what nobody waits for; null keeps the state's own. */
  polite: HourWindow | null;
  /** A reply within a conversation, which has its own cap and needs the business's name only once. */
  isReply: boolean;
  /** May go to a number that opted out: the one answer to its STOP. */
  answersOptOut: boolean;
  /** Safety and access: not stopped by caps of the business. */
  isExemptFromCaps: boolean;
  /** Goes also when the business is paused or has not paid: emergencies are always passed on (spec 6.5). */
  isExemptFromStatus: boolean;
  /** After this instant it would be late or wrong; null when it never is. */
  lateAt(facts: Pick<TextFacts, "requestedAt" | "appointmentStartsAt">): Date | null;
}

const never = () => null;
const minutesAfterAsked =
  (minutes: number): KindRule["lateAt"] =>
  ({ requestedAt }) =>
    new Date(requestedAt.getTime() + minutes * 60_000);
const minutesBeforeStart =
  (minutes: number): KindRule["lateAt"] =>
  ({ appointmentStartsAt }) =>
    appointmentStartsAt && new Date(appointmentStartsAt.getTime() - minutes * 60_000);

/** The default hours of what is sent unasked (9 to 20), inside whatever the state allows. */
const polite: HourWindow = { from: 9, to: 20 };

const notice: KindRule = {
  inQuietHours: "wait",
  polite: null,
  isReply: false,
  answersOptOut: false,
  isExemptFromCaps: false,
  isExemptFromStatus: false,
  lateAt: never,
};
const reply: KindRule = { ...notice, isReply: true, lateAt: minutesAfterAsked(24 * 60) };
/** 47 CFR 64.1200(a)(12): one confirmation of an opt-out, within five minutes. */
const optOutAnswer: KindRule = { ...notice, inQuietHours: "go", answersOptOut: true, lateAt: minutesAfterAsked(5) };

export const kindRules: Readonly<Record<TextKind, KindRule>> = {
  confirmation: { ...notice, lateAt: minutesBeforeStart(0) },
  reschedule_notice: { ...notice, lateAt: minutesBeforeStart(0) },
  cancel_notice: notice,
  reminder_24h: { ...notice, polite, lateAt: minutesBeforeStart(4 * 60) },
  reminder_2h: { ...notice, polite, lateAt: minutesBeforeStart(30) },
  text_back: { ...notice, inQuietHours: "drop", lateAt: minutesAfterAsked(60) },
  on_my_way: { ...notice, inQuietHours: "drop", lateAt: minutesAfterAsked(60) },
  review_request: { ...notice, polite, lateAt: minutesAfterAsked(3 * 24 * 60) },
  person_reply: reply,
  receptionist_reply: reply,
  owner_alert: {
    ...notice,
    inQuietHours: "go",
    isExemptFromCaps: true,
    isExemptFromStatus: true,
    lateAt: minutesAfterAsked(6 * 60),
  },
  verification_code: { ...notice, inQuietHours: "go", isExemptFromCaps: true, lateAt: minutesAfterAsked(10) },
  opt_out_confirmation: optOutAnswer,
  cancel_question: optOutAnswer,
  opt_in_confirmation: { ...notice, lateAt: minutesAfterAsked(60) },
  help: { ...notice, lateAt: minutesAfterAsked(60) },
};
