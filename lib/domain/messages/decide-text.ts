import { Temporal } from "temporal-polyfill";
import type { TextFacts } from "./text-facts";

export type BlockReason =
  | "business_inactive"
  | "no_number"
  | "messaging_not_approved"
  | "opted_out"
  | "number_limit"
  | "business_limit"
  | "no_content";

export type TextDecision =
  | { decision: "send"; body: string; fromNumber: string }
  | { decision: "block"; reason: BlockReason }
  | { decision: "wait"; until: Date };

const perNumberAndHourMax = 8;
const perBusinessAndDayMax = 1_000;
/** An answer to something the recipient has just done goes at once, also at night. */
const justAskedMinutes = 15;
/** 47 CFR 64.1200(c)(1) allows 8 to 21 at the recipient's place; half an hour is kept on either side. */
const quiet = { endsAtHour: 8, beginsAtHour: 21 };

/**
 * The one gate before every text (spec 5.1), in this order: business active, messaging approved, opt-out, quiet hours,
 * caps, content. Pure; the facts come from one query. The recipient's zone is taken to be the business's: customers of
 * a local business live around it.
 */
export function decideText(facts: TextFacts, body: string | null, now: Date): TextDecision {
  if (!["active", "past_due"].includes(facts.businessStatus)) return { decision: "block", reason: "business_inactive" };
  if (!facts.fromNumber) return { decision: "block", reason: "no_number" };
  if (!facts.isRegistered) return { decision: "block", reason: "messaging_not_approved" };
  if (facts.isOptedOut && facts.kind !== "opt_out_confirmation") return { decision: "block", reason: "opted_out" };
  const until = quietUntil(facts, now);
  if (until) return { decision: "wait", until };
  if (facts.sentToNumberLastHour >= perNumberAndHourMax) return { decision: "block", reason: "number_limit" };
  if (facts.sentByBusinessToday >= perBusinessAndDayMax) return { decision: "block", reason: "business_limit" };
  if (!body?.includes(facts.businessName)) return { decision: "block", reason: "no_content" };
  return { decision: "send", body, fromNumber: facts.fromNumber };
}

/** When the quiet hours end, if the text must wait for that; null when it may go now. */
function quietUntil(facts: TextFacts, now: Date): Date | null {
  const minutesSinceAsked = (now.getTime() - facts.requestedAt.getTime()) / 60_000;
  if (facts.isRequestedByRecipient && minutesSinceAsked <= justAskedMinutes) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(facts.timeZone);
  if (local.hour >= quiet.endsAtHour && local.hour < quiet.beginsAtHour) return null;
  const day = local.hour >= quiet.beginsAtHour ? local.add({ days: 1 }) : local;
  const morning = day.toPlainDate().toZonedDateTime({ timeZone: facts.timeZone, plainTime: `0${quiet.endsAtHour}:30` });
  return new Date(morning.epochMilliseconds);
}
