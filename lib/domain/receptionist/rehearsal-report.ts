import { z } from "zod";

/** How the test callers fared: every failed scenario with the turn that went wrong (counted from 0) and all that was said. */
export const rehearsalReport = z.object({
  total: z.number(),
  passed: z.number(),
  failures: z.array(
    z.object({
      scenarioId: z.string(),
      turn: z.number(),
      reason: z.string(),
      transcript: z.array(z.object({ role: z.enum(["caller", "receptionist"]), text: z.string() })),
    }),
  ),
});

export type RehearsalReport = z.infer<typeof rehearsalReport>;
export type RehearsalFailure = RehearsalReport["failures"][number];
export type SpokenLine = RehearsalFailure["transcript"][number];
