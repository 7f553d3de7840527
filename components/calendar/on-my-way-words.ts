import { formatTime, isoDay } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { textReason } from "@/components/messages/text-words";

/** What became of the text, as the server says it. */
export type OnMyWayAnswer =
  | { outcome: "queued" | "already_sent"; toNumber: string; at: Date }
  | { outcome: "held"; reason: string }
  | { outcome: "no_phone" | "not_today" | "not_found" };

interface Visit {
  status: string;
  customerPhone: string | null;
  startsAt: Date;
}

/** Whether the customer can be told now that somebody is on the way: of a visit of today that stands, by phone. */
export function canTellOnMyWay({ status, customerPhone, startsAt }: Visit, now: Date, timeZone: string): boolean {
  return status === "confirmed" && customerPhone !== null && isoDay(startsAt, timeZone) === isoDay(now, timeZone);
}

/** Who was told, or why not. */
export function onMyWayWords(answer: OnMyWayAnswer, customerName: string, timeZone: string): string {
  switch (answer.outcome) {
    case "queued":
      return `${customerName} is told by text at ${formatPhone(answer.toNumber)}.`;
    case "already_sent":
      return `${customerName} was told at ${formatTime(answer.at, timeZone)}. A second text is not sent.`;
    case "held":
      return `No text was sent. ${textReason(answer.reason)} Call instead.`;
    case "no_phone":
      return "No text was sent. No phone number is known.";
    case "not_today":
      return "No text was sent. The appointment is not today.";
    case "not_found":
      return "No text was sent. The appointment no longer stands.";
  }
}
