import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { type SlotCase, slotCase } from "@/__tests__/domain/booking/random-availability";
import { findSlots } from "@/lib/domain/booking/slots";

const minuteMs = 60_000;

/** Runs a claim about every slot of a few thousand random questions. */
function forAllSlots(claim: (startMs: number, resourceId: string, of: SlotCase) => void) {
  let offered = 0;
  fc.assert(
    fc.property(slotCase, (of) => {
      for (const { startsAt, resourceId } of findSlots(of.availability, of.question)) {
        offered += 1;
        claim(startsAt.getTime(), resourceId, of);
      }
    }),
    { numRuns: 400 },
  );
  // A claim about nothing would always hold.
  expect(offered).toBeGreaterThan(100);
}

function localAt(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}

/** Whether the wall clock of one instant is within an opening of that day: read minute by minute, not computed. */
function isOpenAt(ms: number, { availability }: SlotCase): boolean {
  const local = localAt(ms, availability.timeZone);
  const time = local.toPlainTime().toString().slice(0, 5);
  const day = local.toPlainDate().toString();
  if (availability.closures.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)) return false;
  return availability.hours.some(
    ({ weekday, opens, closes }) => weekday === local.dayOfWeek && opens <= time && time < closes,
  );
}

/** True when the zone's clock changes within a day of an instant; there the wall clock alone does not decide. */
function isNearClockChange(ms: number, timeZone: string): boolean {
  const day = 86_400_000;
  const offset = (at: number) => localAt(at, timeZone).offsetNanoseconds;
  return offset(ms - day) !== offset(ms + 2 * day);
}

test("offers only moments at which the wall clock is within opening hours for the whole duration", () => {
  forAllSlots((startMs, _resource, of) => {
    if (isNearClockChange(startMs, of.availability.timeZone)) return;
    const endMs = startMs + of.question.service.minutes * minuteMs;

    for (let at = startMs; at < endMs; at += 5 * minuteMs) expect(isOpenAt(at, of)).toBe(true);
  });
});

test("never begins on a closed day, also when the clock changes", () => {
  forAllSlots((startMs, _resource, of) => {
    const local = localAt(startMs, of.availability.timeZone);
    const day = local.toPlainDate().toString();

    expect(of.availability.closures.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)).toBe(false);
    expect(of.availability.hours.some(({ weekday }) => weekday === local.dayOfWeek)).toBe(true);
  });
});

test("keeps to lead time, horizon and the asked window", () => {
  forAllSlots((startMs, _resource, { availability, question }) => {
    const { timeZone, leadMinutes, horizonDays } = availability;
    const lastDay = localAt(question.now.getTime(), timeZone).toPlainDate().add({ days: horizonDays });

    expect(startMs).toBeGreaterThanOrEqual(question.now.getTime() + leadMinutes * minuteMs);
    expect(startMs).toBeGreaterThanOrEqual(question.from.getTime());
    expect(startMs).toBeLessThan(question.until.getTime());
    expect(Temporal.PlainDate.compare(localAt(startMs, timeZone).toPlainDate(), lastDay)).toBeLessThanOrEqual(0);
  });
});

test("never overlaps busy time of its resource, the buffer after the appointment included", () => {
  forAllSlots((startMs, resourceId, { availability, question: { service } }) => {
    const endMs = startMs + (service.minutes + service.bufferMinutes) * minuteMs;
    const busy = availability.resources.find(({ id }) => id === resourceId)?.busy ?? [];

    for (let index = 0; index < busy.length; index += 2) {
      const [from = 0, to = 0] = busy.slice(index, index + 2);
      expect(from * 1000 < endMs && startMs < to * 1000).toBe(false);
    }
  });
});

test("gives a service only to resources that can do it, and to the first free one", () => {
  forAllSlots((startMs, resourceId, { availability, question: { service } }) => {
    const endMs = startMs + (service.minutes + service.bufferMinutes) * minuteMs;
    const able = availability.resources.filter(({ id }) => service.resourceIds?.includes(id) ?? true);
    const free = able.filter(({ busy }) =>
      busy.every((at, index) => index % 2 === 1 || !(at * 1000 < endMs && startMs < (busy[index + 1] ?? 0) * 1000)),
    );

    expect(resourceId).toBe(free[0]?.id);
  });
});

test("counts steps from an opening, so that the offer does not depend on where the search begins", () => {
  fc.assert(
    fc.property(slotCase, fc.integer({ min: 0, max: 50 }), ({ availability, question }, laterHours) => {
      const from = new Date(question.from.getTime() + laterHours * 3_600_000);

      const all = findSlots(availability, question);
      const later = findSlots(availability, { ...question, from });

      const expected = all.filter(({ startsAt }) => startsAt >= from);
      expect(later).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test("offers each moment once, in order, at most as many as asked", () => {
  fc.assert(
    fc.property(slotCase, fc.integer({ min: 0, max: 20 }), ({ availability, question }, limit) => {
      const starts = findSlots(availability, { ...question, limit }).map(({ startsAt }) => startsAt.getTime());

      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      expect(starts.length).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 200 },
  );
});

test("has an answer whenever an hour of a long free day fits", () => {
  fc.assert(
    fc.property(slotCase, ({ availability, question }) => {
      const open = { ...availability, leadMinutes: 0, closures: [], resources: [{ id: "r0", busy: [] }] };
      const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: "08:00", closes: "18:00" }));
      const service = { ...question.service, minutes: 60, bufferMinutes: 0, resourceIds: null };
      const until = new Date(question.now.getTime() + 30 * 3_600_000);

      const slots = findSlots({ ...open, hours }, { ...question, service, from: question.now, until });

      expect(slots.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
