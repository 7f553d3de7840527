import { foldText } from "@/lib/domain/language/fold-text";
import { type DangerFeatures, dangerFeatures } from "./danger-features";
import { type DangerModel, likelyKinds, scoreDanger } from "./danger-model";
import { DANGER_MODEL } from "./danger-weights";
import type { Emergency, EmergencyKind, EmergencyTrigger } from "./emergency";
import { isHarmless, withoutOtherSenses } from "./guards";
import { DAMAGE_TRIGGERS } from "./triggers-damage";
import { HAZARD_TRIGGERS } from "./triggers-hazards";
import { MEDICAL_TRIGGERS } from "./triggers-medical";
import { TRIGGERS_IN_SPANISH } from "./triggers-spanish";
import { TRIAGE_PACKS } from "./triggers-trades";

const LIFE_THREATS: ReadonlySet<EmergencyKind> = new Set(["gas", "carbon_monoxide", "fire", "medical", "security"]);
const FOR_EVERYONE = [...HAZARD_TRIGGERS, ...MEDICAL_TRIGGERS, ...DAMAGE_TRIGGERS, ...TRIGGERS_IN_SPANISH];
// What is an emergency only to a trade that has triggers for it: a salon has no heating to repair.
const SUPPLIES: readonly EmergencyKind[] = ["no_heat", "no_cooling", "no_water"];

// Log odds. A trigger, and a plain phrase of danger, count for as much as strong words; what is left in doubt is escalated.
const TRIGGER_ODDS = 2;
const PHRASE_ODDS = 2;
const DANGER_FROM = 0.4;

// A longer speech is read piece by piece: danger in the middle of a story is danger.
const PIECE_WORDS = 32;

interface Heard {
  kind: EmergencyKind;
  words: string;
  isAlwaysMeant: boolean;
}

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

const isOff = (kind: EmergencyKind, off: readonly string[]): boolean => off.includes(kind) && !LIFE_THREATS.has(kind);

/** What the triggers of a trade hear in folded words, without the model and without the kinds that are `off`. */
export function hearTrigger(folded: string, trade: string, off: readonly string[] = []): Heard | null {
  for (const trigger of triggersOf(trade)) {
    if (isOff(trigger.kind, off)) continue;
    const words = heardIn(trigger, folded);
    if (words !== null) return { kind: trigger.kind, words, isAlwaysMeant: trigger.isAlwaysMeant === true };
  }
  return null;
}

/**
 * Finds an emergency, in English and Spanish, the same way every time: the trade's triggers, weighed together with a model of
 * words that was trained on our own sentences. Kinds that the owner switched `off` are not heard, unless lives are at stake.
 * Null means that nothing urgent was heard.
 */
export function findEmergency(
  text: string,
  trade: string,
  off: readonly string[] = [],
  model: DangerModel = DANGER_MODEL,
): Emergency | null {
  const folded = foldText(text);
  const heard = hearTrigger(folded, trade, off);
  if (heard?.isAlwaysMeant) return emergency(heard.kind, heard.words);
  const { odds, features } = worstOf(folded, model);
  if (odds + (heard ? TRIGGER_ODDS : 0) < DANGER_FROM) return null;
  if (heard) return emergency(heard.kind, heard.words);
  const kind = kindFor(trade, features, model);
  return kind === null || isOff(kind, off) ? null : emergency(kind, features.words.join(" + "));
}

function kindFor(trade: string, features: DangerFeatures, model: DangerModel): EmergencyKind | null {
  const isServed = (kind: EmergencyKind): boolean =>
    !SUPPLIES.includes(kind) || triggersOf(trade).some((trigger) => trigger.kind === kind);
  const [likeliest, ...others] = likelyKinds(model, features);
  if (likeliest === undefined || isServed(likeliest)) return likeliest ?? "declared";
  return features.isAboutSupply ? null : (others.find(isServed) ?? "declared");
}

const emergency = (kind: EmergencyKind, words: string): Emergency => ({
  kind,
  isLifeThreat: LIFE_THREATS.has(kind),
  words,
});

// The piece of a speech that tells of danger most.
function worstOf(folded: string, model: DangerModel): { odds: number; features: DangerFeatures } {
  const scored = piecesOf(folded).map((piece) => {
    const features = dangerFeatures(piece);
    return { odds: scoreDanger(model, features) + (features.isPlainDanger ? PHRASE_ODDS : 0), features };
  });
  return scored.reduce((worst, next) => (next.odds > worst.odds ? next : worst));
}

// Everything in one, so that two halves of a danger meet, and each sentence, so that none hides behind another.
function piecesOf(folded: string): string[] {
  const sentences = folded.split(/[.?!;]+(?: |$)/).filter((sentence) => sentence.trim() !== "");
  return sentences.length > 1 ? [...windowsOf(folded), ...sentences.flatMap(windowsOf)] : windowsOf(folded);
}

function windowsOf(text: string): string[] {
  const words = text.split(" ");
  if (words.length <= PIECE_WORDS) return [text];
  const pieces: string[] = [];
  for (let from = 0; from < words.length - PIECE_WORDS / 2; from += PIECE_WORDS / 2) {
    pieces.push(words.slice(from, from + PIECE_WORDS).join(" "));
  }
  return pieces;
}
