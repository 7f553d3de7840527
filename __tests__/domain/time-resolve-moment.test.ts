import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { resolveMoment } from "@/lib/domain/time/resolve-moment";

// Friday, November 20, 2026, nine in the morning at the business.
const WALL_CLOCK = Temporal.PlainDateTime.from("2026-11-20T09:00");
const resolve = (text: string, language: "en" | "es" = "en"): string => {
  const { date, time, partOfDay } = resolveMoment(text, WALL_CLOCK, language);
  return [date ?? "-", time ?? "-", partOfDay ?? "-"].join(" ");
};

describe("a date", () => {
  test.each([
    ["tomorrow", "2026-11-21"],
    ["the day after tomorrow", "2026-11-22"],
    ["next Friday", "2026-11-27"],
    ["Friday", "2026-11-27"],
    ["this Saturday", "2026-11-21"],
    ["Tuesday of next week", "2026-11-24"],
    ["a week from Tuesday", "2026-12-01"],
    ["two weeks after December 3rd", "2026-12-17"],
    ["the day before Thanksgiving", "2026-11-25"],
    ["the 31st", "2026-12-31"],
    ["the last Friday of the month", "2026-11-27"],
    ["in three business days", "2026-11-25"],
    ["Fri, Jul 16", "2027-07-16"],
    ["January 12, 2027", "2027-01-12"],
    ["12/3", "2026-12-03"],
    ["not Tuesday, Wednesday", "2026-11-25"],
    ["change it from Monday to Thursday", "2026-11-26"],
  ])("is found in %j", (text, date) => {
    expect(resolve(text)).toBe(`${date} - -`);
  });

  test.each([
    "June 31st",
    "February 30",
    "since last Tuesday",
    "the second floor",
    "the first available",
    "it's been out for 2 days",
    "the 3rd of this month",
    "March 3rd 2015",
  ])("is not made up from %j", (text) => {
    expect(resolve(text)).toBe("- - -");
  });
});

describe("a time", () => {
  test.each([
    ["half past nine", "09:30"],
    ["quarter to five in the evening", "16:45"],
    ["nine oh five", "09:05"],
    ["at 3.20 p.m.", "15:20"],
    ["at two", "14:00"],
    ["at ten", "10:00"],
    ["noonish", "12:00"],
    ["1530 hours", "15:30"],
    ["between two and four", "14:00"],
  ])("is found in %j", (text, time) => {
    expect(resolveMoment(text, WALL_CLOCK).time).toBe(time);
  });

  test.each([
    "I live at 1530 Oak Street",
    "we are 4 people",
    "my number is 512 555 0100",
    "I paid $300",
    "2 morning sessions",
  ])("is not made up from %j", (text) => {
    expect(resolveMoment(text, WALL_CLOCK).time).toBeNull();
  });

  test("is marked as a guess when morning or afternoon was not said", () => {
    expect(resolveMoment("at two", WALL_CLOCK).isTimeGuess).toBe(true);
    expect(resolveMoment("at two pm", WALL_CLOCK).isTimeGuess).toBe(false);
  });
});

describe("Spanish", () => {
  test.each([
    ["el martes que viene a las tres y media", "2026-11-24 15:30 -"],
    ["pasado mañana a las cuatro de la tarde", "2026-11-22 16:00 afternoon"],
    ["mañana por la mañana", "2026-11-21 - morning"],
    ["el lunes 23 de noviembre a las once y cuarto", "2026-11-23 11:15 -"],
    ["a las diez menos cuarto", "- 09:45 -"],
    ["el viernes de la próxima semana", "2026-11-27 - -"],
    ["el veinticinco de diciembre", "2026-12-25 - -"],
  ])("is understood in %j", (text, moment) => {
    expect(resolve(text, "es")).toBe(moment);
  });
});
