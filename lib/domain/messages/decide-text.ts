import { serviceOf } from "@/lib/domain/money/service-level";
import { toGsm7 } from "./gsm7";
import { type KindRule, kindRules } from "./kind-rules";
import { isAllowedHour, nextAllowedHour } from "./quiet-hours";
import { isUsNumber, recipientPlaces } from "./recipient-places";
import type { TextFacts, TextKind } from "./text-facts";

export type BlockReason =
  | "business_inactive"
  | "no_number"
  | "messaging_not_approved"
  | "foreign_number"
  | "opted_out"
  | "outdated"
  | "called_again"
  | "quiet_hours"
  | "too_late"
  | "number_limit"
  | "business_limit"
  | "spend_limit"
  | "no_content";

export type TextDecision =
  | { decision: "send"; body: string; fromNumber: string }
  | { decision: "block"; reason: BlockReason }
  | { decision: "wait"; until: Date };

const perNumberAndHourMax = 8;
/** A booking by text takes about ten replies; two machines that answer each other are stopped by this. */
const repliesPerNumberAndHourMax = 30;
const perBusinessAndDayMax = 1_000;
/** An answer to something the recipient has just done goes at once, also at night. */
const justAskedMinutes = 15;

/**
 * The one gate before every text (spec 5.1), in this order: business active, messaging approved, consent and opt-out,
 * still true, quiet hours where the recipient is, caps, content. Pure; the facts come from one query.
 */
export function decideText(facts: TextFacts, body: string | null, now: Date): TextDecision {
  const rule = kindRules[facts.kind];
  const isServed = rule.isExemptFromStatus || serviceOf(facts.businessStatus).texts;
  if (!isServed) return { decision: "block", reason: "business_inactive" };
  if (!facts.fromNumber) return { decision: "block", reason: "no_number" };
  const reason = whyNever(facts, rule, now);
  if (reason) return { decision: "block", reason };
  const quiet = decideHour(facts, rule, now);
  if (quiet) return quiet;
  const limit = isOverLimit(facts, rule);
  if (limit) return { decision: "block", reason: limit };
  if (!body || !isIdentified(facts, rule, body)) return { decision: "block", reason: "no_content" };
  return { decision: "send", body, fromNumber: facts.fromNumber };
}

/** Reasons that no waiting cures. */
function whyNever(facts: TextFacts, rule: KindRule, now: Date): BlockReason | null {
  if (!facts.isRegistered) return "messaging_not_approved";
  if (!isUsNumber(facts.toNumber)) return "foreign_number";
  if (facts.isOptedOut && !rule.answersOptOut) return "opted_out";
  if (facts.isOutdated) return "outdated";
  if (facts.kind === "text_back" && facts.hasCalledAgain) return "called_again";
  const lateAt = rule.lateAt(facts);
  return lateAt && now > lateAt ? "too_late" : null;
}

/** What quiet hours make of the text; null when it may go now. */
function decideHour(facts: TextFacts, rule: KindRule, now: Date): TextDecision | null {
  if (rule.inQuietHours === "go" || isJustAsked(facts, now)) return null;
  const places = recipientPlaces(facts);
  if (isAllowedHour(places, rule.polite, now)) return null;
  if (rule.inQuietHours === "drop") return { decision: "block", reason: "quiet_hours" };
  const until = nextAllowedHour(places, rule.polite, now);
  const lateAt = rule.lateAt(facts);
  if (!until) return { decision: "block", reason: "quiet_hours" };
  return lateAt && until > lateAt ? { decision: "block", reason: "too_late" } : { decision: "wait", until };
}

function isJustAsked({ isRequestedByRecipient, requestedAt }: TextFacts, now: Date): boolean {
  return isRequestedByRecipient && now.getTime() - requestedAt.getTime() <= justAskedMinutes * 60_000;
}

/** How many texts of this sort may go to one number within an hour; null when any number may. */
export function hourMaxOf(kind: TextKind): number | null {
  const rule = kindRules[kind];
  // The one answer to STOP is owed whatever the caps are; it can leave once only.
  if (rule.isExemptFromCaps || rule.answersOptOut) return null;
  return rule.isReply ? repliesPerNumberAndHourMax : perNumberAndHourMax;
}

function isOverLimit(facts: TextFacts, rule: KindRule): BlockReason | null {
  const hourMax = hourMaxOf(facts.kind);
  if (hourMax === null) return null;
  const sent = rule.isReply ? facts.repliesToNumberLastHour : facts.sentToNumberLastHour;
  if (sent >= hourMax) return "number_limit";
  if (facts.sentByBusinessToday >= perBusinessAndDayMax) return "business_limit";
  return facts.spentTodayCents >= facts.dailyCapCents ? "spend_limit" : null;
}

/** Who writes must be plain; within a conversation it was said once. */
function isIdentified({ businessName, isFirst }: TextFacts, rule: KindRule, body: string): boolean {
  return (rule.isReply && !isFirst) || toGsm7(body).includes(toGsm7(businessName));
}
