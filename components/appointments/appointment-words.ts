import type { Tone } from "@/components/ui/badge";
import type { AppointmentStatus } from "@/lib/domain/member/words";

/** Where an appointment stands. */
export const appointmentStates: Record<AppointmentStatus, { label: string; tone: Tone }> = {
  confirmed: { label: "Confirmed", tone: "booked" },
  completed: { label: "Done", tone: "quiet" },
  cancelled: { label: "Cancelled", tone: "quiet" },
  no_show: { label: "Did not come", tone: "missed" },
};
