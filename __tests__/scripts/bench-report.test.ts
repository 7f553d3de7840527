import { expect, test } from "vitest";
import { median, percentile } from "@/scripts/bench/plan";
import { isQuiet, type Row, renderTable, verdict } from "@/scripts/bench/report";
import { freeMoment } from "@/scripts/bench/tenants";

test("a percentile is a value that was measured", () => {
  const sorted = Array.from({ length: 200 }, (_, index) => index + 1);

  expect(percentile(sorted, 0.5)).toBe(100);
  expect(percentile(sorted, 0.95)).toBe(190);
  expect(percentile(sorted, 1)).toBe(200);
  expect(percentile([7], 0.99)).toBe(7);
  expect(median([9, 1, 5])).toBe(5);
});

test("a figure beside its target is a miss, one without a target is only told", () => {
  const row = (value: number, limit?: Row["limit"]): Row => ({
    what: "",
    value,
    unit: "ms",
    ...(limit ? { limit } : {}),
  });

  expect(verdict(row(41, { max: 40 }))).toBe("MISS");
  expect(verdict(row(40, { max: 40 }))).toBe("ok");
  expect(verdict(row(0.59, { min: 0.6 }))).toBe("MISS");
  expect(verdict(row(1))).toBe("");
});

test("the table shows value, target and verdict in columns", () => {
  const table = renderTable([
    { what: "slow", value: 41.26, unit: "ms", limit: { max: 40 } },
    { what: "rate", value: 1234, unit: "/s" },
  ]);

  expect(table.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
    ["", "value", "target"],
    ["slow", "41.3 ms", "<= 40 ms", "MISS"],
    ["rate", "1234 /s"],
  ]);
});

test("a load on most of the cores means that the machine was not quiet", () => {
  const machine = { cores: 2, model: "", memoryGb: 8, node: "24" };

  expect(isQuiet({ ...machine, loadBefore: 0.5 })).toBe(true);
  expect(isQuiet({ ...machine, loadBefore: 1.5 })).toBe(false);
});

test("the free moments of the filled calendar are in the business's own days, from the day after tomorrow", () => {
  const moments = Array.from({ length: 10 }, (_, n) => freeMoment(n, new Date("2026-11-22T03:00:00Z")));

  expect(moments[0]).toBe("2026-11-23T08:30");
  expect(new Set(moments).size).toBe(10);
});
