import { z } from "zod";
import type { Clocks } from "./retention";

const days = z.union([z.literal(null), z.int().min(7).max(2555)]);

/** The same bounds stand in the table (privacy_settings). */
export const clocksSchema: z.ZodType<Clocks> = z.object({ recordingDays: days, transcriptDays: days, textDays: days });
