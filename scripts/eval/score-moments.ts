import { Temporal } from "temporal-polyfill";
import { type Moment, resolveMoment } from "@/lib/domain/time/resolve-moment";
import { type Measure, share } from "./measure";
import { readRows } from "./read-rows";

interface MomentRow {
  source: string;
  text: string;
  /** The business's wall clock. */
  ref: string;
  kind: string;
  style: "spoken" | "written";
  holiday?: boolean;
  language?: "en" | "es";
  accept: { date?: string[]; time?: string[]; daypart?: string[]; from?: string; to?: string };
}

const MIDDLE_OF_PART: Readonly<Record<string, string>> = {
  morning: "09:00",
  afternoon: "14:00",
  evening: "18:30",
  night: "21:00",
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function isWithin(time: string, from: string, to: string): boolean {
  const begin = minutesOf(from);
  const end = minutesOf(to) <= begin ? minutesOf(to) + 1440 : minutesOf(to);
  const at = minutesOf(time) < begin ? minutesOf(time) + 1440 : minutesOf(time);
  return at >= begin && at <= end;
}

function hasRightPart(row: MomentRow, moment: Moment): boolean {
  const { daypart = [], from = "00:00", to = "00:00" } = row.accept;
  if (moment.partOfDay !== null && daypart.includes(moment.partOfDay)) return true;
  const time = moment.time ?? MIDDLE_OF_PART[moment.partOfDay ?? ""];
  return time !== undefined && isWithin(time, from, to);
}

function isRight(row: MomentRow): boolean {
  const moment = resolveMoment(row.text, Temporal.PlainDateTime.from(row.ref), row.language ?? "en");
  const { accept } = row;
  if (row.kind === "none") return moment.date === null && moment.time === null && moment.partOfDay === null;
  const hasRightDate = accept.date === undefined || accept.date.includes(moment.date ?? "");
  if (row.kind === "date") return hasRightDate && moment.time === null;
  if (accept.daypart !== undefined) return hasRightDate && hasRightPart(row, moment);
  return hasRightDate && (accept.time ?? []).includes(moment.time ?? "");
}

const CALLERS = new Set(["sgd", "nlupp"]);
const isCore = (row: MomentRow): boolean => row.style === "spoken" && row.holiday !== true && row.kind !== "none";

/** Dates and times in single sentences. Core cases are spoken ones that hold a moment and no name of a holiday. */
export function scoreMoments(folder: string): Measure[] {
  const rows = readRows<MomentRow>(folder, "datetime_cases");
  const core = rows.filter(isCore);
  return [
    ...share("dates and times, core cases", 97, core, isRight),
    ...share(
      "dates and times, callers who book (sgd, nlupp)",
      99,
      core.filter((row) => CALLERS.has(row.source)),
      isRight,
    ),
    ...share(
      "sentences without a moment left alone",
      90,
      rows.filter((row) => row.kind === "none"),
      isRight,
    ),
  ];
}

/** The rows that are resolved wrongly, with what was found, for `--misses`. */
export function momentMisses(folder: string): string[] {
  return readRows<MomentRow>(folder, "datetime_cases")
    .filter((row) => !isRight(row))
    .map((row) => {
      const moment = resolveMoment(row.text, Temporal.PlainDateTime.from(row.ref), row.language ?? "en");
      return `${isCore(row) ? "core" : "other"} ${row.source} ${row.kind} | ${row.text} | ${row.ref.slice(0, 16)} | ${JSON.stringify(row.accept)} | ${moment.date} ${moment.time} ${moment.partOfDay}`;
    });
}
