import { type DangerFeatures, dangerFeatures } from "@/lib/domain/triage/danger-features";
import type { DangerModel } from "@/lib/domain/triage/danger-model";
import type { EmergencyKind } from "@/lib/domain/triage/emergency";

/** A sentence with what it means: a kind of danger, or null for a look-alike. */
export interface LabelledSpeech {
  text: string;
  kind: EmergencyKind | null;
}

interface Example {
  features: DangerFeatures;
  kind: EmergencyKind | null;
}

const DANGER_BITS = 16;
const KIND_BITS = 11;
const EPOCHS = 30;
const RATE = 0.2;
const SHRINKAGE = 2e-5;
const KIND_EPOCHS = 15;
const KIND_RATE = 0.3;
const WEIGHT_MAX = 127;

// Numerical Recipes' generator: the same order of examples in every run.
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
}

// Logistic regression by AdaGrad; the mean of the later rounds is kept, which is steadier than the last one.
function trainDanger(examples: Example[]): { weights: Float64Array; bias: number } {
  const size = 1 << DANGER_BITS;
  const weights = new Float64Array(size + 1);
  const seen = new Float64Array(size + 1).fill(1e-6);
  const mean = new Float64Array(size + 1);
  const random = randomFrom(7);
  const order = [...examples];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const example of order) learnDanger(example, weights, seen);
    if (epoch < EPOCHS / 2) continue;
    for (let at = 0; at <= size; at++) mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / (EPOCHS / 2);
  }
  return { weights: mean.subarray(0, size), bias: mean[size] ?? 0 };
}

function learnDanger({ features, kind }: Example, weights: Float64Array, seen: Float64Array): void {
  const bias = weights.length - 1;
  const scale = 1 / Math.sqrt(features.hashes.length);
  let odds = weights[bias] ?? 0;
  for (const hash of features.hashes) odds += (weights[hash & (bias - 1)] ?? 0) * scale;
  const error = 1 / (1 + Math.exp(-odds)) - (kind === null ? 0 : 1);
  const step = (at: number, slope: number): void => {
    seen[at] = (seen[at] ?? 0) + slope * slope;
    weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(seen[at] ?? 1);
  };
  for (const hash of features.hashes) {
    const at = hash & (bias - 1);
    step(at, error * scale + SHRINKAGE * (weights[at] ?? 0));
  }
  step(bias, error);
}

// Softmax regression over the kinds, on the sentences that tell of danger.
function trainKinds(examples: Example[], kinds: readonly EmergencyKind[]): Float64Array {
  const size = 1 << KIND_BITS;
  const weights = new Float64Array(size * kinds.length);
  const seen = new Float64Array(size * kinds.length).fill(1e-6);
  const random = randomFrom(11);
  const order = [...examples];
  for (let epoch = 0; epoch < KIND_EPOCHS; epoch++) {
    shuffle(order, random);
    for (const example of order) learnKind(example, kinds, weights, seen);
  }
  return weights;
}

function learnKind(
  { features, kind }: Example,
  kinds: readonly EmergencyKind[],
  weights: Float64Array,
  seen: Float64Array,
): void {
  const rows = features.kindHashes.map((hash) => (hash & ((1 << KIND_BITS) - 1)) * kinds.length);
  const scale = 1 / Math.sqrt(rows.length);
  const odds = kinds.map((_, index) => rows.reduce((sum, row) => sum + (weights[row + index] ?? 0) * scale, 0));
  const top = Math.max(...odds);
  const total = odds.reduce((sum, value) => sum + Math.exp(value - top), 0);
  odds.forEach((value, index) => {
    const slope = (Math.exp(value - top) / total - (kinds[index] === kind ? 1 : 0)) * scale;
    for (const row of rows) {
      const at = row + index;
      seen[at] = (seen[at] ?? 0) + slope * slope;
      weights[at] = (weights[at] ?? 0) - (KIND_RATE * slope) / Math.sqrt(seen[at] ?? 1);
    }
  });
}

function asWholeNumbers(weights: Float64Array): { whole: Int8Array; step: number } {
  const step = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0) / WEIGHT_MAX;
  return { whole: Int8Array.from(weights, (weight) => Math.round(weight / step)), step };
}

/** Trains the model of words; the same sentences in the same order give the same weights. */
export function trainDangerModel(speeches: readonly LabelledSpeech[]): DangerModel {
  const examples = speeches.map(({ text, kind }) => ({ features: dangerFeatures(text), kind }));
  const dangers = examples.filter(({ kind }) => kind !== null);
  const kinds = [...new Set(dangers.map(({ kind }) => kind as EmergencyKind))].sort();
  const { weights, bias } = trainDanger(examples);
  const danger = asWholeNumbers(weights);
  const byKind = asWholeNumbers(trainKinds(dangers, kinds));
  return {
    danger: danger.whole,
    dangerStep: danger.step,
    dangerBias: bias,
    kinds,
    kindWeights: byKind.whole,
  };
}
