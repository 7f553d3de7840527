import { z } from "zod";
import { type Choices, notificationGroups } from "./groups";

const clock = z.union([z.literal(""), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, such as 21:00.")]);
const groupList = z.array(z.enum(notificationGroups)).transform((list) => [...new Set(list)]);

/** The form of one member's preferences. Times are on the business's clock; `digestHour` -1 is no digest. */
export const choicesSchema: z.ZodType<Choices> = z
  .object({
    hidden: groupList,
    email: groupList,
    text: groupList,
    quietFrom: clock,
    quietTo: clock,
    digestHour: z.int().min(-1).max(23),
  })
  .superRefine(({ quietFrom, quietTo }, check) => {
    const problem = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message });
    if (quietFrom !== "" && quietTo === "") problem("quietTo", "Enter when the quiet ends.");
    if (quietFrom === "" && quietTo !== "") problem("quietFrom", "Enter when the quiet begins.");
    if (quietFrom !== "" && quietFrom === quietTo) problem("quietTo", "Choose another time than the beginning.");
  });
