import { z } from "zod";
import { toE164 } from "@/lib/domain/language/e164";

/** What a member chooses about, one by one. The kinds of each: private.notification_group. */
export const notificationGroups = [
  "bookings",
  "messages",
  "texts",
  "missed",
  "vip",
  "calendar_lost",
  "calendar_changes",
  "account",
] as const;
export type NotificationGroup = (typeof notificationGroups)[number];

export const groupWords: Record<NotificationGroup, { label: string; hint: string }> = {
  bookings: { label: "Bookings", hint: "Booked, moved and cancelled appointments" },
  messages: { label: "Messages and emergencies", hint: "What callers want you to know" },
  texts: { label: "Texts", hint: "When a customer's text waits for a person" },
  missed: { label: "Missed calls", hint: "Calls that nobody could take" },
  vip: { label: "Important customers", hint: "When one of them is calling" },
  calendar_lost: { label: "Calendar disconnected", hint: "Appointments no longer reach your calendar" },
  calendar_changes: { label: "Calendar changes", hint: "Moved or deleted in your own calendar" },
  account: { label: "Account", hint: "Approval of your texts, going live and the like" },
};

const clock = z.union([z.literal(""), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, such as 21:00.")]);
const groupList = z.array(z.enum(notificationGroups)).transform((list) => [...new Set(list)]);

/** The form of one member's preferences. Times are on the business's clock; `digestHour` -1 is no digest. */
export const choicesSchema = z
  .object({
    hidden: groupList,
    email: groupList,
    text: groupList,
    mobile: z
      .string()
      .trim()
      .transform((typed, check) => {
        const e164 = typed === "" ? "" : toE164(typed);
        if (e164 !== null) return e164;
        check.addIssue({ code: "custom", message: "Enter a phone number, such as (303) 555-0123." });
        return z.NEVER;
      }),
    quietFrom: clock,
    quietTo: clock,
    digestHour: z.int().min(-1).max(23),
  })
  .superRefine(({ text, mobile, quietFrom, quietTo }, check) => {
    const problem = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message });
    if (text.length > 0 && mobile === "") problem("mobile", "Enter the number that texts go to.");
    if (quietFrom !== "" && quietTo === "") problem("quietTo", "Enter when the quiet ends.");
    if (quietFrom === "" && quietTo !== "") problem("quietFrom", "Enter when the quiet begins.");
    if (quietFrom !== "" && quietFrom === quietTo) problem("quietTo", "Choose another time than the beginning.");
  });
export type Choices = z.infer<typeof choicesSchema>;

const mailedToOwners: NotificationGroup[] = ["bookings", "messages", "calendar_lost"];

/** What holds for a member who chose nothing: owners are mailed what asks something of them, the others nothing. */
export function defaultChoices(role: string): Choices {
  const isOwner = role === "owner";
  return {
    hidden: [],
    email: isOwner ? mailedToOwners : [],
    text: [],
    mobile: "",
    quietFrom: "",
    quietTo: "",
    digestHour: isOwner ? 7 : -1,
  };
}
