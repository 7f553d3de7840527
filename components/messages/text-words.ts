import type { Tone } from "@/components/ui/badge";
import type { TextState } from "@/lib/domain/member/words";

/** How far a text got. */
export const textStates: Record<TextState, { label: string; tone: Tone }> = {
  queued: { label: "Waiting to be sent", tone: "quiet" },
  sending: { label: "Being sent", tone: "quiet" },
  sent: { label: "Sent", tone: "message" },
  delivered: { label: "Delivered", tone: "booked" },
  failed: { label: "Not delivered", tone: "missed" },
  blocked: { label: "Held back", tone: "attention" },
  received: { label: "Received", tone: "message" },
};

/** What a text was for. */
export const textKinds: Record<string, string> = {
  confirmation: "Confirmation",
  reminder_24h: "Reminder, the day before",
  reminder_2h: "Reminder, two hours before",
  reschedule_notice: "New time",
  cancel_notice: "Cancellation",
  text_back: "After a missed call",
  on_my_way: "On the way",
  review_request: "Asking for a review",
  person_reply: "Your reply",
  receptionist_reply: "The receptionist's reply",
  verification_code: "Code",
  opt_out_confirmation: "Goodbye after STOP",
  opt_in_confirmation: "Welcome back after START",
  cancel_question: "Question after CANCEL",
  help: "Answer to HELP",
  owner_alert: "Alert to you",
  inbound: "From the customer",
};

const reasons: Record<string, string> = {
  business_inactive: "No texts leave while your account is not active.",
  no_phone: "No phone number is known.",
  no_number: "You have no number to send from yet.",
  messaging_not_approved: "The carriers have not approved your texts yet.",
  foreign_number: "Texts go to numbers in the US only.",
  outdated: "The appointment changed before this could leave.",
  called_again: "The caller rang again.",
  quiet_hours: "It was too late or too early where the recipient is.",
  too_late: "Its moment had passed.",
  spend_limit: "Today's limit for the cost of texts is reached.",
  opted_out: "This person asked not to be texted.",
  number_limit: "This number got several texts within the hour.",
  business_limit: "Today's limit for texts is reached.",
  no_content: "The text did not name your business.",
  failed: "The carrier could not deliver it.",
  blocked: "It was held back.",
};

/** Why a text did not get through, in words; a carrier's own words stay as they are. */
export function textReason(reason: string | null): string | null {
  return reason === null ? null : (reasons[reason] ?? reason);
}
