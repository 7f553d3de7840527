import type { AppointmentRow } from "@/lib/domain/member/reads";

/** One appointment as it stands now; null when it cannot be read. */
export async function fetchAppointment(id: string): Promise<AppointmentRow | null> {
  try {
    const response = await fetch(`/api/client/appointments/${id}`);
    if (!response.ok) return null;
    const { data } = await response.json();
    return { ...data, startsAt: new Date(data.startsAt), endsAt: new Date(data.endsAt) };
  } catch {
    return null;
  }
}
