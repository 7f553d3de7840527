import { appointmentStates } from "@/components/appointments/appointment-words";
import { formatLongDay, formatSpan } from "@/components/format/moment";
import type { AppointmentRow } from "@/lib/domain/member/reads";

/** What somebody else changed of an appointment meanwhile, a line each: "Notes: empty → The gate code is 12". */
export function differencesOf(seen: AppointmentRow, present: AppointmentRow, timeZone: string): string[] {
  const when = ({ startsAt, endsAt }: AppointmentRow) =>
    `${formatLongDay(startsAt, timeZone)}, ${formatSpan(startsAt, endsAt, timeZone)}`;
  const pairs: [string, string | null, string | null][] = [
    ["Time", when(seen), when(present)],
    ["State", appointmentStates[seen.status].label, appointmentStates[present.status].label],
    ["Service", seen.service, present.service],
    ["Crew", seen.resource, present.resource],
    ["Address", seen.address, present.address],
    ["Notes", seen.notes, present.notes],
  ];
  return pairs
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => `${name}: ${before || "empty"} → ${after || "empty"}`);
}
