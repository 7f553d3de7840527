import { expect, test } from "vitest";
import { makeBusyDays } from "@/scripts/seed/busy-days";

const plan = {
  businessId: "01a1fd44-04de-78ea-b2ea-89293377aac7",
  number: "+13035550100",
  timeZone: "America/Denver",
  now: new Date("2026-11-21T18:00:00Z"),
  days: 90,
  services: [{ id: "s", name: "Visit", duration_minutes: 60, buffer_minutes: 30, price_cents: 9900 }],
  resourceIds: ["a", "b"],
};

test("busy days are the same at every run", () => {
  expect(makeBusyDays(plan)).toEqual(makeBusyDays(plan));
});

test("no crew is in two places, no call is in the future, and every visit has its call, text and fee", () => {
  const { calls, appointments, messages, fees } = makeBusyDays(plan);

  expect(calls.length).toBeGreaterThan(500);
  expect(calls.every(({ started_at: at }) => Date.parse(String(at)) < plan.now.getTime())).toBe(true);
  for (const resource of plan.resourceIds) {
    const ranges = appointments
      .filter(({ resource_id: id }) => id === resource)
      .map(({ occupies }) =>
        String(occupies)
          .slice(1, -1)
          .split(",")
          .map((at) => Date.parse(at)),
      )
      .toSorted(([one = 0], [other = 0]) => one - other);
    for (const [index, [start = 0]] of ranges.entries())
      expect(start).toBeGreaterThanOrEqual(ranges[index - 1]?.[1] ?? 0);
  }
  expect([messages.length, fees.length]).toEqual([appointments.length, appointments.length]);
  expect(new Set([...calls, ...appointments, ...fees].map(({ id }) => id)).size).toBe(
    calls.length + appointments.length + fees.length,
  );
});
