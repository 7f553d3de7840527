import fc from "fast-check";
import { expect, test } from "vitest";
import { sayWait } from "@/lib/domain/limits/rate-rules";
import { countMoment } from "@/lib/domain/limits/window-counter";

const rule = { count: 3, windowSeconds: 60, counted: "here" as const };

test("no window of that length ever holds more than are allowed, and a refusal says when the next may pass", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40_000), { minLength: 1, maxLength: 60 }), (waits) => {
      let nowMs = 0;
      let moments: number[] = [];
      const passed: number[] = [];
      for (const wait of waits) {
        nowMs += wait;
        const counted = countMoment(rule, moments, nowMs);
        moments = counted.moments;
        if (counted.answer.isAllowed) passed.push(nowMs);
        else
          expect(countMoment(rule, moments, nowMs + counted.answer.retryInSeconds * 1000).answer.isAllowed).toBe(true);
      }
      for (const at of passed) {
        expect(passed.filter((other) => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(3);
      }
    }),
  );
});

test("a wait is said in minutes", () => {
  expect([1, 60, 61, 900].map(sayWait)).toEqual(["a minute", "a minute", "2 minutes", "15 minutes"]);
});
