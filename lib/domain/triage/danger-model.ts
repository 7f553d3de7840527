import type { DangerFeatures } from "./danger-features";
import type { EmergencyKind } from "./emergency";

/** Weights of a linear model over hashed features; whole numbers from -127 to 127, in steps of `step`. */
export interface DangerModel {
  /** A weight for each of 2^n buckets. */
  danger: Int8Array;
  dangerStep: number;
  dangerBias: number;
  kinds: readonly EmergencyKind[];
  /** For each of 2^m buckets a weight for each kind, bucket by bucket. */
  kindWeights: Int8Array;
}

/** How likely the words tell of danger, as log odds: above 0 more likely than not. */
export function scoreDanger(model: DangerModel, { hashes }: DangerFeatures): number {
  const mask = model.danger.length - 1;
  let sum = 0;
  for (const hash of hashes) sum += model.danger[hash & mask] ?? 0;
  return model.dangerBias + (sum * model.dangerStep) / Math.sqrt(hashes.length);
}

/** The kinds that the words fit, the likeliest first, danger taken for granted. */
export function likelyKinds(model: DangerModel, { kindHashes }: DangerFeatures): EmergencyKind[] {
  const count = model.kinds.length;
  const mask = model.kindWeights.length / count - 1;
  const odds = (kind: number): number =>
    kindHashes.reduce((sum, hash) => sum + (model.kindWeights[(hash & mask) * count + kind] ?? 0), 0);
  return model.kinds
    .map((name, kind) => ({ name, odds: odds(kind) }))
    .sort((one, other) => other.odds - one.odds)
    .map(({ name }) => name);
}

/** Reads weights as they are stored: base64 of bytes. */
export const decodeWeights = (base64: string): Int8Array =>
  Int8Array.from(atob(base64), (character) => (character.charCodeAt(0) << 24) >> 24);
