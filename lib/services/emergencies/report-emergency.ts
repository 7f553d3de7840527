import type { Actor } from "@/lib/domain/actor";
import { KIND_NAMES, LIFE_THREAT_KINDS } from "@/lib/domain/emergencies/emergency-kinds";
import { minutesUntilThrough, type ReportOutcome } from "@/lib/domain/emergencies/next-words";
import { toE164 } from "@/lib/domain/language/e164";
import type { EmergencyKind } from "@/lib/domain/triage/emergency";
import { findEmergency } from "@/lib/domain/triage/find-emergency";
import type { Ctx } from "@/lib/ports";
import type { OpenedEmergency } from "@/lib/ports/emergencies";

/** Where a report comes from: a call, a conversation by text, or neither when only a number is known. */
export interface ReportLine {
  businessId: string;
  callId: string | null;
  conversationId?: string | null | undefined;
  /** E.164; null when withheld. */
  callerNumber: string | null;
}

export interface ReportRequest {
  /** What was said, word for word. */
  what: string;
  /** What a model takes it for; the triggers decide when they know better. */
  kind?: EmergencyKind | undefined;
  name?: string | undefined;
  phone?: string | undefined;
  address?: string | undefined;
}

export type EmergencyReport =
  | {
      outcome: Exclude<ReportOutcome, "not_urgent">;
      emergencyId: string;
      kind: EmergencyKind;
      isLifeThreat: boolean;
      /** When the ladder is through. */
      minutes: number;
      takenBy: string | null;
    }
  | { outcome: "not_urgent" };

const outcomes: Record<OpenedEmergency["outcome"], Exclude<ReportOutcome, "not_urgent">> = {
  opened: "alerting",
  nobody: "nobody_on_call",
  already: "already_alerting",
  taken: "acknowledged",
  unanswered: "unanswered",
};
const wordsMax = 2_000;

/**
 * Reports an emergency (spec 2.5), once a call: the trade's triggers judge the words, code and not a model. What they do
 * not know counts when a kind is named, "declared" at the least; otherwise it is `not_urgent` and nothing happens. It
 * works for businesses that have not paid. Throws `unavailable` when the database cannot answer.
 */
export async function reportEmergency(
  ctx: Ctx<"emergencies">,
  line: ReportLine,
  { what, kind, name, phone, address }: ReportRequest,
): Promise<EmergencyReport> {
  const triage = await ctx.emergencies.loadTriage(line.businessId, line.callId);
  if (triage === null) return { outcome: "not_urgent" };
  const found = findEmergency(what, triage.trade, triage.off);
  const judged = found?.kind ?? kind;
  if (!judged) return { outcome: "not_urgent" };
  const isLifeThreat = found?.isLifeThreat ?? LIFE_THREAT_KINDS.has(judged);
  if (!isLifeThreat && triage.off.includes(judged)) return { outcome: "not_urgent" };
  const number = toE164(phone) ?? line.callerNumber;
  const details = {
    kind: judged,
    words: what.slice(0, wordsMax),
    number,
    name: name ?? null,
    address: address ?? null,
  };
  const opened = await ctx.emergencies.open({
    businessId: line.businessId,
    callId: line.callId,
    conversationId: line.conversationId ?? null,
    kind: judged,
    isLifeThreat,
    isDrill: false,
    words: details.words,
    customerNumber: number,
    customerName: details.name,
    address: details.address,
    ...ownerWords(details),
    actor: ctx.actor satisfies Actor,
    now: ctx.now,
  });
  const { emergencyId, takenBy } = opened;
  const minutes = minutesUntilThrough(opened.people);
  return { outcome: outcomes[opened.outcome], emergencyId, kind: judged, isLifeThreat, minutes, takenBy };
}

/** What the owner reads of it, in the dashboard and by mail. */
function ownerWords(details: {
  kind: EmergencyKind;
  words: string;
  number: string | null;
  name: string | null;
  address: string | null;
}): { title: string; body: string } {
  const { kind, words, number, name, address } = details;
  const whom = name ?? number ?? "a caller";
  const lines = [words, number && `Call back: ${number}`, address && `Address: ${address}`];
  return {
    title: `EMERGENCY (${KIND_NAMES[kind].en}) from ${whom}`,
    body: lines.filter((text) => text !== null && text !== "").join("\n"),
  };
}
