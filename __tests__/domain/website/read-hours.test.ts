import { describe, expect, test } from "vitest";
import { readHoursLine } from "@/lib/domain/website/read-hours";
import { readDuration, readPrice } from "@/lib/domain/website/read-words";

const said = (line: string) =>
  readHoursLine(line)?.rows.map(({ weekday, opens, closes }) => `${weekday} ${opens}-${closes}`);

describe("opening hours in words", () => {
  test.each([
    ["Mon-Fri 8am-5pm", ["1 08:00-17:00", "2 08:00-17:00", "3 08:00-17:00", "4 08:00-17:00", "5 08:00-17:00"]],
    ["Saturday: 9 - 2", ["6 09:00-14:00"]],
    ["Sat 8:30 a.m. to 12:30 p.m.", ["6 08:30-12:30"]],
    ["Thursdays 1-5pm", ["4 13:00-17:00"]],
    ["Monday 8-12, 1-5", ["1 08:00-12:00", "1 13:00-17:00"]],
    ["Fri through Mon 10am–6pm", ["1 10:00-18:00", "5 10:00-18:00", "6 10:00-18:00", "7 10:00-18:00"]],
    ["Sunday: closed", []],
    ["Sat and Sun 10:00-16:00", ["6 10:00-16:00", "7 10:00-16:00"]],
    ["Weekends 9am-noon", undefined],
    ["Tuesday 24 hours", ["2 00:00-23:59"]],
    ["martes 9:00 a 18:00", ["2 09:00-18:00"]],
    ["Wed 6pm - 12am", ["3 18:00-23:59"]],
  ])("%s", (line, rows) => {
    expect(said(line)).toEqual(rows);
  });

  test.each(["Call us on 303-555-0119", "Drain cleaning $149", "We love Mondays", "Open from 8 to 5", ""])(
    "%s names no hours",
    (line) => {
      expect(readHoursLine(line)).toBeNull();
    },
  );
});

describe("figures", () => {
  test.each([
    ["Haircut $65", 6500],
    ["$1,250.50 replacement", 125050],
    ["from $89", null],
    ["Starting at $89", null],
    ["$45-$60", null],
    ["$95/hour", null],
    ["$95 per hour", null],
    ["$99+", null],
    ["Save $25", null],
    ["$20 off", null],
    ["no price", null],
  ])("%s", (text, cents) => {
    expect(readPrice(text)).toBe(cents);
  });

  test.each([
    ["45 min", 45],
    ["1.5 hours", 90],
    ["2 hrs", 120],
    ["2 minutes", null],
    ["48 hours", null],
  ])("%s", (text, minutes) => {
    expect(readDuration(text)).toBe(minutes);
  });
});
