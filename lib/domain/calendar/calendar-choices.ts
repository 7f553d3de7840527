import { z } from "zod";

/** What members choose about a connected calendar; ids are the provider's. */
export const calendarChoices = z.object({
  /** Whose events take time. */
  busyIds: z.array(z.string().max(1_000)).max(250, "Choose 250 calendars or fewer."),
  /** Where appointments are written to. */
  targetId: z.string().min(1, "Choose a calendar that you may write to.").max(1_000),
  onExternalChange: z.enum(["ask", "apply"], "Choose what happens."),
  countsTentative: z.boolean(),
});

export type CalendarChoices = z.infer<typeof calendarChoices>;
