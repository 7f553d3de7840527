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

/** What one member chose; texts go to their mobile. Times are "HH:MM" on the business's clock, or ""; `digestHour` -1 is no digest. */
export interface Choices {
  hidden: NotificationGroup[];
  email: NotificationGroup[];
  text: NotificationGroup[];
  quietFrom: string;
  quietTo: string;
  digestHour: number;
}

const mailedToOwners: NotificationGroup[] = ["bookings", "messages", "calendar_lost"];

/** What holds for a member who chose nothing: owners are mailed what asks something of them, the others nothing. */
export function defaultChoices(role: string): Choices {
  const isOwner = role === "owner";
  return {
    hidden: [],
    email: isOwner ? mailedToOwners : [],
    text: [],
    quietFrom: "",
    quietTo: "",
    digestHour: isOwner ? 7 : -1,
  };
}
