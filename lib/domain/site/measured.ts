/**
 * What the public pages may say in numbers. Each figure stands in docs/EVALUATION.md with how it was measured; a test measures
 * it anew and compares the three.
 */
export const measured = {
  /** Day of the measurement. */
  on: "2026-11-21",
  /** Sentences written after everything was frozen, from which no rule and no weight was made. Percent. */
  emergencies: { sentences: 441, found: 98.0, leftAlone: 97.9 },
} as const;

/** The proof, in one sentence. */
export function sayMeasured(): string {
  const { sentences, found, leftAlone } = measured.emergencies;
  return (
    `Measured: in ${sentences} sentences it had never met, it found ${found}% of the emergencies and left ` +
    `${leftAlone}% of the look-alikes alone.`
  );
}
