"use client";

import { useState, useTransition } from "react";
import { changeWords } from "@/components/calendar/change-words";
import { lost } from "@/components/ui/lost";
import { useToast } from "@/components/ui/toasts";
import { useRefresh } from "@/components/ui/use-refresh";
import type { Refusal } from "@/lib/domain/booking/problem-words";
import type { Answer, Placed } from "./calendar-actions";
import { differencesOf } from "./differences";
import { fetchAppointment } from "./fetch-appointment";
import { noteOf, type Placing, undoOf } from "./placing";
import { useDesk } from "./use-desk";

/** Something that a member may do all the same, when they say so. */
export interface Question {
  refusal: Refusal;
  placing: Placing;
}

/**
 * Moves or stretches appointments and says what came of it, with a way back. What is refused returns to its place; what
 * a member may decide is asked first.
 */
export function usePlacing(now: Date) {
  const { actions, timeZone } = useDesk();
  const show = useToast();
  const refresh = useRefresh();
  const [question, setQuestion] = useState<Question | null>(null);
  const [, start] = useTransition();

  const complain = (text: string) => show({ title: "Not moved", description: text, tone: "missed", href: null });
  const refuse = (refusal: Refusal, placing: Placing) => {
    placing.onRefused();
    if (refusal.canOverride) setQuestion({ refusal, placing });
    else complain(refusal.text);
  };
  const settle = (answer: Answer<Placed>, placing: Placing) => {
    if (answer.ok && answer.result.outcome === "rescheduled") {
      const { result } = answer;
      return show(noteOf(placing, result, timeZone, now, () => send(undoOf(placing, result), true)));
    }
    if (answer.ok && answer.result.outcome === "refused") return refuse(answer.result.refusal, placing);
    placing.onRefused();
    if (answer.ok) refresh();
    if (answer.ok && answer.result.outcome === "changed_meanwhile") return void tellDifferences(placing);
    complain(answer.ok ? changeWords(answer.result.outcome) : answer.problem);
  };
  const tellDifferences = async ({ appointment }: Placing) => {
    const present = await fetchAppointment(appointment.id);
    const differences = present ? differencesOf(appointment, present, timeZone) : [];
    complain([changeWords("changed_meanwhile"), ...differences].join("\n"));
  };
  const send = (placing: Placing, mayOverride: boolean) =>
    start(async () => {
      const { appointment, startsAt, minutes, resourceId } = placing;
      const target = { appointmentId: appointment.id, seenRevision: appointment.revision };
      const options = { mayOverride, ...(minutes === null ? {} : { minutes }), ...(resourceId ? { resourceId } : {}) };
      settle(await actions.place(target, { startsAt: startsAt.toISOString() }, options).catch(lost), placing);
    });
  return {
    place: (placing: Placing) => (placing.refusal ? refuse(placing.refusal, placing) : send(placing, false)),
    question,
    agree: () => {
      if (question) send(question.placing, true);
      setQuestion(null);
    },
    dismiss: () => setQuestion(null),
  };
}
