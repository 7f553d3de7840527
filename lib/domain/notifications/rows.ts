/** One notification as a member sees it; `href` is the page of what it is about, null when there is none. */
export interface NotificationRow {
  id: string;
  kind: string;
  title: string;
  body: string | null;
  isUrgent: boolean;
  isRead: boolean;
  at: Date;
  href: string | null;
}

interface Subject {
  kind: string;
  callId: string | null;
  appointmentId: string | null;
}

/** Where a notification leads. */
export function hrefOf({ kind, callId, appointmentId }: Subject): string | null {
  if (callId && kind !== "rescheduled" && kind !== "cancelled") return `/dashboard/calls/${callId}`;
  if (kind === "launch_failed") return "/onboarding/launch";
  if (kind.startsWith("calendar_")) return "/dashboard/calendar-settings";
  if (appointmentId) return `/dashboard/calendar/${appointmentId}`;
  if (kind === "text" || kind.startsWith("texts_")) return "/dashboard/messages";
  if (kind === "export_ready" || kind === "deletion_requested") return "/dashboard/settings/privacy";
  if (kind === "payment_failed" || kind === "plan_ended" || kind.startsWith("service_")) return "/dashboard/billing";
  if (kind === "email_suppressed") return "/dashboard/settings/profile";
  return null;
}
