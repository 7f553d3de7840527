import { formatPhone, formatPhonesIn } from "@/components/format/phone";
import type { Tone } from "@/components/ui/badge";
import type { ToastNote } from "@/components/ui/toasts";
import type { LiveCall } from "@/lib/domain/member/reads";
import type { NotificationRow } from "@/lib/domain/notifications/rows";

const tones: Record<string, Tone> = {
  booked: "booked",
  rescheduled: "booked",
  cancelled: "quiet",
  message: "message",
  text: "message",
  vip_call: "message",
  missed: "missed",
  launched: "booked",
  payment_failed: "missed",
  service_paused: "missed",
  service_restored: "booked",
  plan_ended: "missed",
};

/** A notification as the note that pops up. */
export function noteOfNews({ kind, title, body, isUrgent, href }: NotificationRow): ToastNote {
  return {
    title: formatPhonesIn(title),
    description: formatPhonesIn(body ?? ""),
    tone: isUrgent ? "missed" : (tones[kind] ?? "attention"),
    href,
  };
}

/** A call that has just come in. */
export function noteOfCall({ id, customerName, callerNumber }: LiveCall): ToastNote {
  return {
    title: "On a call",
    description: customerName ?? formatPhone(callerNumber),
    tone: "message",
    href: `/dashboard/calls/${id}`,
  };
}
