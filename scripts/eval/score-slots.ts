import { Temporal } from "temporal-polyfill";
import { findIntroducedName, isSameName, nameAnswer } from "@/lib/domain/language/person-name";
import { findPhoneNumber } from "@/lib/domain/language/phone-number";
import { timeAnswer } from "@/lib/domain/time/time-answer";
import { type Measure, share } from "./measure";
import { readRows } from "./read-rows";

interface SlotRow {
  text: string;
  asked: string[];
  slots: Readonly<Record<string, string>>;
  time_value?: string | string[];
}

interface PhoneRow {
  text: string;
  values: string[];
  us: boolean;
}

// Any Monday morning: what is scored here does not depend on the day.
const WALL_CLOCK = Temporal.PlainDateTime.from("2018-06-04T09:00");

const isNameAsked = (row: SlotRow): boolean => row.asked.some((slot) => slot.endsWith("_name"));
const hasName = (row: SlotRow): boolean => row.slots.first_name !== undefined || row.slots.last_name !== undefined;
const hasFullName = (row: SlotRow): boolean => row.slots.first_name !== undefined && row.slots.last_name !== undefined;

const foundName = (row: SlotRow): string | null =>
  isNameAsked(row) ? nameAnswer(row.text) : findIntroducedName(row.text);
const trueName = (row: SlotRow): string => [row.slots.first_name, row.slots.last_name].filter(Boolean).join(" ");
const isNameRight = (row: SlotRow): boolean => isSameName(foundName(row) ?? "", trueName(row));

function foundTime(row: SlotRow): string | null {
  return timeAnswer(row.text, WALL_CLOCK, row.asked.includes("time")).time;
}
const isTimeRight = (row: SlotRow): boolean => [row.time_value].flat().includes(foundTime(row) ?? "");

function isPhoneRight(row: PhoneRow): boolean {
  const digits = (row.values[0] ?? "").replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
  return findPhoneNumber(row.text)?.replace(/\D/g, "").endsWith(digits) ?? false;
}

/** Names, clock times and telephone numbers as callers give them, with or without having been asked. */
export function scoreSlots(folder: string): Measure[] {
  const rows = readRows<SlotRow>(folder, "phone_slots");
  const phones = readRows<PhoneRow>(folder, "phone_numbers");
  return [
    ...share("names, exact", 93, rows.filter(hasFullName), isNameRight),
    ...share(
      "texts without a name left alone",
      96,
      rows.filter((row) => !hasName(row)),
      (row) => foundName(row) === null,
    ),
    ...share(
      "single names when asked",
      90,
      rows.filter((row) => hasName(row) && !hasFullName(row) && isNameAsked(row)),
      isNameRight,
    ),
    ...share(
      "clock times of a booking line",
      97,
      rows.filter((row) => row.time_value !== undefined),
      isTimeRight,
    ),
    ...share(
      "US phone numbers",
      100,
      phones.filter((row) => row.us),
      isPhoneRight,
    ),
  ];
}

/** The rows that are read wrongly, for `--misses`. */
export function slotMisses(folder: string): string[] {
  const rows = readRows<SlotRow>(folder, "phone_slots");
  const asked = (row: SlotRow): string => row.asked.join("+");
  return [
    ...rows
      .filter((row) => hasName(row) && !isNameRight(row) && (hasFullName(row) || isNameAsked(row)))
      .map((row) => `name | ${asked(row)} | ${row.text} | ${trueName(row)} | ${foundName(row)}`),
    ...rows
      .filter((row) => !hasName(row) && foundName(row) !== null)
      .map((row) => `false name | ${asked(row)} | ${row.text} | ${foundName(row)}`),
    ...rows
      .filter((row) => row.time_value !== undefined && !isTimeRight(row))
      .map((row) => `time | ${asked(row)} | ${row.text} | ${row.time_value} | ${foundTime(row)}`),
    ...readRows<PhoneRow>(folder, "phone_numbers")
      .filter((row) => row.us && !isPhoneRight(row))
      .map((row) => `phone | ${row.text} | ${findPhoneNumber(row.text)}`),
  ];
}
