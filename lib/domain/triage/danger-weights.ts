import { type DangerModel, decodeWeights } from "./danger-model";
import { DANGER_WEIGHTS } from "./danger-weights.gen";

const { danger, kindWeights, ...rest } = DANGER_WEIGHTS;

/** The model that ships, trained on all of our own sentences by scripts/train/train-triage.ts. */
export const DANGER_MODEL: DangerModel = {
  ...rest,
  danger: decodeWeights(danger),
  kindWeights: decodeWeights(kindWeights),
};
