import { foldText } from "@/lib/domain/language/fold-text";
import type { Emergency, EmergencyKind } from "./emergency";
import { EMERGENCY_TRIGGERS, NOT_EMERGENCIES } from "./emergency-triggers";

const LIFE_THREATS: ReadonlySet<EmergencyKind> = new Set(["gas", "carbon_monoxide", "fire", "medical"]);

/** Finds an emergency by the trade's triggers, in English and Spanish, without a model. */
export function findEmergency(text: string, trade: string): Emergency | null {
  const folded = foldText(text);
  if (NOT_EMERGENCIES.some((pattern) => pattern.test(folded))) return null;
  for (const trigger of EMERGENCY_TRIGGERS) {
    if (trigger.trades !== "all" && !trigger.trades.includes(trade)) continue;
    const match = trigger.pattern.exec(folded);
    if (match !== null) return { kind: trigger.kind, isLifeThreat: LIFE_THREATS.has(trigger.kind), words: match[0] };
  }
  return null;
}
