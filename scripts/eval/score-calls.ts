import { Temporal } from "temporal-polyfill";
import { type SpokenTurn, trackMoment } from "@/lib/domain/time/track-moment";
import { type Measure, share } from "./measure";
import { readRows } from "./read-rows";

interface DialogRow {
  id: string;
  single: boolean;
  ref: string;
  turns: SpokenTurn[];
  final: { date: string; time: string };
}

interface CallRow {
  id: string;
  task: string;
  now: { day: string; time: string } | null;
  turns: SpokenTurn[];
  final: { day: string; time: string };
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
// A Monday; a call that says which day it is starts on that day of the same week.
const MONDAY = Temporal.PlainDate.from("2021-03-01");

function wallClockOf(row: CallRow): Temporal.PlainDateTime {
  const index = WEEKDAYS.indexOf(row.now?.day ?? "Monday");
  return MONDAY.add({ days: Math.max(0, index) }).toPlainDateTime("09:00");
}

function isDialogRight(row: DialogRow): boolean {
  const moment = trackMoment(row.turns, Temporal.PlainDateTime.from(row.ref));
  return moment.date === row.final.date && moment.time === row.final.time;
}

const hourOf = (time: string): number => {
  const said = /(\d{1,2}) ?(am|pm)/.exec(time);
  return (Number(said?.[1]) % 12) + (said?.[2] === "pm" ? 12 : 0);
};

function isCallRight(row: CallRow): boolean {
  const moment = trackMoment(row.turns, wallClockOf(row));
  if (moment.date === null || moment.time === null) return false;
  const day = WEEKDAYS[Temporal.PlainDate.from(moment.date).dayOfWeek - 1];
  return day === row.final.day && Number(moment.time.slice(0, 2)) === hourOf(row.final.time);
}

/** Whole calls: the moment that caller and agent end with. */
export function scoreCalls(folder: string): Measure[] {
  const dialogs = readRows<DialogRow>(folder, "sgd_dialogs").filter((row) => row.single);
  const viewings = readRows<CallRow>(folder, "star_calls").filter((row) => row.task === "apartment_schedule");
  return [
    ...share("final date and time of single-service calls", 97, dialogs, isDialogRight),
    ...share("final day and hour of viewings", 80, viewings, isCallRight),
  ];
}

export function callMisses(folder: string): string[] {
  const dialogs = readRows<DialogRow>(folder, "sgd_dialogs").filter((row) => row.single && !isDialogRight(row));
  const viewings = readRows<CallRow>(folder, "star_calls").filter(
    (row) => row.task === "apartment_schedule" && !isCallRight(row),
  );
  const tell = (turns: readonly SpokenTurn[]): string => turns.map((turn) => `   ${turn.who}: ${turn.text}`).join("\n");
  return [
    ...dialogs.map(
      (row) =>
        `dialog ${row.id} ${JSON.stringify(row.final)} found ${JSON.stringify(trackMoment(row.turns, Temporal.PlainDateTime.from(row.ref)))}\n${tell(row.turns)}`,
    ),
    ...viewings.map(
      (row) =>
        `viewing ${row.id} now ${JSON.stringify(row.now)} ${JSON.stringify(row.final)} found ${JSON.stringify(trackMoment(row.turns, wallClockOf(row)))}\n${tell(row.turns)}`,
    ),
  ];
}
