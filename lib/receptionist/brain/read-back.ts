import { z } from "zod";
import { wordsOf } from "@/lib/domain/language/fold-text";
import { yesOrNo } from "@/lib/domain/language/yes-no";
import type { ToolCall } from "./brain";
import { lastSpeech, resultsIn, type TranscriptEntry } from "./transcript";

const weekdays = [
  ["monday", "lunes"],
  ["tuesday", "martes"],
  ["wednesday", "miercoles"],
  ["thursday", "jueves"],
  ["friday", "viernes"],
  ["saturday", "sabado"],
  ["sunday", "domingo"],
] as const;
const hours = [
  ["one", "una"],
  ["two", "dos"],
  ["three", "tres"],
  ["four", "cuatro"],
  ["five", "cinco"],
  ["six", "seis"],
  ["seven", "siete"],
  ["eight", "ocho"],
  ["nine", "nueve"],
  ["ten", "diez"],
  ["eleven", "once"],
  ["twelve", "doce"],
] as const;

const slot = z.object({ slot_id: z.string(), date: z.string(), time: z.string() });
const offers = z.object({
  slots: z.array(slot).catch([]).default([]),
  alternatives: z.array(slot).catch([]).default([]),
});
const appointments = z.object({
  appointments: z
    .array(z.object({ appt_id: z.string() }))
    .catch([])
    .default([]),
});

/**
 * Whether a change that a model wants was read back to the caller, and not refused (spec 2: nothing is booked that was
 * not read back). A slot must have been offered on this call, and the receptionist's last words before the caller's
 * answer must name its weekday and hour; an appointment to be cancelled must have been found and spoken about before.
 */
export function wasReadBack(entries: readonly TranscriptEntry[], call: ToolCall): boolean {
  const answer = entries.findLastIndex((entry) => entry.kind === "heard");
  if (answer < 0 || yesOrNo(lastSpeech(entries) ?? "") === "no") return false;
  const before = entries.slice(0, answer);
  if (call.name === "cancel_appointment") return wasFound(before, call.args.appt_id);
  const chosen = offersIn(entries).find(({ slot_id: id }) => id === call.args.slot_id);
  if (!chosen) return false;
  const last = before.findLast((entry) => entry.kind === "said");
  return last?.kind === "said" && names(last.text, chosen);
}

function wasFound(before: readonly TranscriptEntry[], apptId: unknown): boolean {
  return resultsIn(before).some(({ result }) =>
    appointments.parse(result.data).appointments.some((known) => known.appt_id === apptId),
  );
}

function offersIn(entries: readonly TranscriptEntry[]): z.infer<typeof slot>[] {
  return resultsIn(entries).flatMap(({ result }) => {
    const parsed = offers.safeParse(result.data);
    return parsed.success ? [...parsed.data.slots, ...parsed.data.alternatives] : [];
  });
}

/** Whether a sentence names the weekday and the hour of a moment, in words or in figures. */
function names(text: string, { date, time }: { date: string; time: string }): boolean {
  const words = new Set(wordsOf(text));
  const weekday = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  const hour = Number(time.slice(0, 2));
  const spoken = [String(hour), String(hour % 12 || 12), ...(hours[(hour + 11) % 12] ?? [])];
  const noon = hour === 12 ? ["noon", "mediodia"] : [];
  return (
    [...(weekdays[weekday] ?? [])].some((word) => words.has(word)) &&
    [...spoken, ...noon].some((word) => words.has(word))
  );
}
