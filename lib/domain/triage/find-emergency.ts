import { foldText } from "@/lib/domain/language/fold-text";
import type { Emergency, EmergencyKind, EmergencyTrigger } from "./emergency";
import { isHarmless, withoutOtherSenses } from "./guards";
import { DAMAGE_TRIGGERS } from "./triggers-damage";
import { HAZARD_TRIGGERS } from "./triggers-hazards";
import { MEDICAL_TRIGGERS } from "./triggers-medical";
import { TRIGGERS_IN_SPANISH } from "./triggers-spanish";
import { TRIAGE_PACKS } from "./triggers-trades";

const LIFE_THREATS: ReadonlySet<EmergencyKind> = new Set(["gas", "carbon_monoxide", "fire", "medical", "security"]);
const FOR_EVERYONE = [...HAZARD_TRIGGERS, ...MEDICAL_TRIGGERS, ...DAMAGE_TRIGGERS, ...TRIGGERS_IN_SPANISH];

// A guard holds for its own sentence only: "We had it fixed last year. Now I smell gas again."
const sentencesOf = (text: string): string[] =>
  withoutOtherSenses(text)
    .split(/[.?!;]+\s*|,? (?:but|now|pero) /)
    .filter((sentence) => sentence.trim() !== "");

function heardIn(trigger: EmergencyTrigger, text: string): string | null {
  if (trigger.together !== undefined && !trigger.together.test(text)) return null;
  for (const sentence of sentencesOf(text)) {
    const matches = trigger.all.map((pattern) => pattern.exec(sentence));
    const first = matches[0];
    if (first == null || matches.includes(null)) continue;
    if (trigger.isAlwaysMeant || !isHarmless(sentence, sentence.slice(0, first.index), trigger.canBeMinor === true)) {
      return matches.map((match) => match?.[0]).join(" + ");
    }
  }
  return null;
}

/** The triggers of a trade: those of every business, and its own. */
export function triggersOf(trade: string): readonly EmergencyTrigger[] {
  return [...FOR_EVERYONE, ...(TRIAGE_PACKS.find((pack) => pack.trade === trade)?.triggers ?? [])];
}

/** Finds an emergency by the trade's triggers, in English and Spanish, without a model. Null means that nothing urgent was heard. */
export function findEmergency(text: string, trade: string, off: readonly string[] = []): Emergency | null {
  const folded = foldText(text);
  for (const trigger of triggersOf(trade)) {
    if (off.includes(trigger.kind) && !LIFE_THREATS.has(trigger.kind)) continue;
    const words = heardIn(trigger, folded);
    if (words !== null) return { kind: trigger.kind, isLifeThreat: LIFE_THREATS.has(trigger.kind), words };
  }
  return null;
}
