"use client";

import { useState, useTransition } from "react";
import { changeWords } from "@/components/calendar/change-words";
import { toldWords } from "@/components/calendar/told-words";
import { lostButKept } from "@/components/ui/lost";
import { useToast } from "@/components/ui/toasts";
import { useRefresh } from "@/components/ui/use-refresh";
import type { Refusal } from "@/lib/domain/booking/problem-words";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import type { Told } from "@/lib/domain/messages/told";
import type { Answer, ChangeTarget } from "./calendar-actions";
import { differencesOf } from "./differences";
import { fetchAppointment } from "./fetch-appointment";
import { useDesk } from "./use-desk";

type Result = string | { outcome: string; refusal?: Refusal; told?: Told | null };

/** What stands in the way of a change, or was changed by somebody else since the appointment was opened. */
export interface ChangeTrouble {
  text: string;
  canOverride: boolean;
  differences: string[];
}

const done = ["rescheduled", "edited", "cancelled", "already_cancelled", "settled"];

/**
 * Changes one appointment and keeps what is known of it, which follows what others do while `isFollowing`. When somebody else was faster, `seen` becomes what stands now
 * and `trouble` lists the differences.
 */
export function useAppointmentChanges(appointment: AppointmentRow, isFollowing: boolean, onDone: () => void) {
  const { timeZone } = useDesk();
  const show = useToast();
  const refresh = useRefresh();
  const [seen, setSeen] = useState(appointment);
  const [trouble, setTrouble] = useState<ChangeTrouble | null>(null);
  const [isBusy, start] = useTransition();
  if (isFollowing && appointment.revision > seen.revision) setSeen(appointment);

  const catchUp = async () => {
    const present = await fetchAppointment(seen.id);
    refresh();
    setTrouble({
      text: changeWords(present ? "changed_meanwhile" : "not_found"),
      canOverride: false,
      differences: present ? differencesOf(seen, present, timeZone) : [],
    });
    if (present) setSeen(present);
  };
  const run = (work: (target: ChangeTarget) => Promise<Answer<Result>>, note: string, onWritten?: () => void) =>
    start(async () => {
      const answer = await work({ appointmentId: seen.id, seenRevision: seen.revision }).catch(lostButKept);
      if (!answer.ok) return setTrouble({ text: answer.problem, canOverride: false, differences: [] });
      const result = typeof answer.result === "string" ? { outcome: answer.result } : answer.result;
      if (done.includes(result.outcome)) {
        const description = toldWords(result.told ?? null, seen.customerName) || seen.customerName;
        show({ title: note, description, tone: "booked", href: null });
        onWritten?.();
        return onDone();
      }
      if (result.outcome === "changed_meanwhile") return catchUp();
      const { refusal } = result;
      setTrouble({
        text: refusal?.text ?? changeWords(result.outcome),
        canOverride: refusal?.canOverride ?? false,
        differences: [],
      });
    });
  return { seen, trouble, clear: () => setTrouble(null), isBusy, run };
}
