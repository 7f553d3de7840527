import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import type { Availability, BookableService } from "@/lib/domain/booking/availability";
import type { SlotQuestion } from "@/lib/domain/booking/slots";

/** Zones with every kind of clock change: an hour, half an hour, a half-hour offset without any, southern summer. */
export const zones = [
  "America/New_York",
  "America/Denver",
  "America/St_Johns",
  "Europe/London",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "America/Santiago",
  "UTC",
] as const;

/** Both changes of 2026 or 2027 where there are any, and ordinary days: an instant within two days of each. */
const interesting = [
  "2026-03-08T06:00:00Z",
  "2026-03-29T01:00:00Z",
  "2026-04-04T15:00:00Z",
  "2026-10-03T15:30:00Z",
  "2026-10-25T01:00:00Z",
  "2026-11-01T05:00:00Z",
  "2026-09-06T04:00:00Z",
  "2026-06-15T12:00:00Z",
  "2026-12-31T20:00:00Z",
].map((iso) => Date.parse(iso));

const hourMs = 3_600_000;
const quarters = Array.from({ length: 97 }, (_, index) => {
  const minutes = index * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
});

const opening = fc
  .record({ weekday: fc.integer({ min: 1, max: 7 }), from: fc.nat(95), length: fc.integer({ min: 1, max: 96 }) })
  .map(({ weekday, from, length }) => ({
    weekday,
    opens: quarters[from] ?? "00:00",
    closes: quarters[Math.min(96, from + length)] ?? "24:00",
  }));

/** Every day open for long, as most businesses are, so that most questions have answers. */
const longDays = fc.record({ opens: fc.nat(40), closes: fc.integer({ min: 56, max: 96 }) }).map(({ opens, closes }) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens: quarters[opens] ?? "00:00",
    closes: quarters[closes] ?? "24:00",
  })),
);

export interface SlotCase {
  availability: Availability;
  question: SlotQuestion;
}

/** A business, a service of it and a question near a clock change, all at random. */
export const slotCase: fc.Arbitrary<SlotCase> = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    near: fc.constantFrom(...interesting),
    leadMinutes: fc.constantFrom(0, 0, 30, 120, 1440),
    stepMinutes: fc.constantFrom(5, 15, 20, 30, 45, 60, 240),
    horizonDays: fc.integer({ min: 1, max: 6 }),
    minutes: fc.constantFrom(5, 15, 30, 45, 60, 90, 120, 180, 480, 1440),
    bufferMinutes: fc.constantFrom(0, 0, 10, 30, 120),
    hours: fc.oneof({ weight: 2, arbitrary: longDays }, { weight: 1, arbitrary: fc.array(opening, { maxLength: 8 }) }),
    closureDays: fc.array(fc.record({ start: fc.integer({ min: -2, max: 6 }), length: fc.nat(2) }), { maxLength: 2 }),
    nowMinutes: fc.integer({ min: -48 * 60, max: 12 * 60 }),
    fromHours: fc.integer({ min: -5, max: 60 }),
    untilHours: fc.integer({ min: 1, max: 120 }),
    resources: fc.array(
      fc.array(
        fc.record({ startMinutes: fc.integer({ min: 0, max: 5 * 1440 }), minutes: fc.integer({ min: 1, max: 600 }) }),
        {
          maxLength: 5,
        },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    restrictTo: fc.option(fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }), { nil: null, freq: 3 }),
  })
  .map((random) => {
    const now = new Date(random.near + random.nowMinutes * 60_000);
    const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(random.timeZone)
      .toPlainDate();
    const service: BookableService = {
      id: "service",
      name: "Service",
      synonyms: [],
      minutes: random.minutes,
      bufferMinutes: random.bufferMinutes,
      priceCents: null,
      resourceIds: random.restrictTo?.map((place) => `r${place}`) ?? null,
    };
    return {
      availability: {
        status: "active",
        timeZone: random.timeZone,
        leadMinutes: random.leadMinutes,
        stepMinutes: random.stepMinutes,
        horizonDays: random.horizonDays,
        services: [service],
        hours: random.hours,
        closures: random.closureDays.map(({ start, length }) => ({
          startsOn: today.add({ days: start }).toString(),
          endsOn: today.add({ days: start + length }).toString(),
        })),
        resources: random.resources.map((blocks, place) => ({
          id: `r${place}`,
          busy: [...blocks]
            .sort((a, b) => a.startMinutes - b.startMinutes)
            .flatMap(({ startMinutes, minutes }) => {
              const at = Math.floor(now.getTime() / 1000) + (startMinutes - 600) * 60;
              return [at, at + minutes * 60];
            }),
        })),
      },
      question: {
        service,
        now,
        from: new Date(now.getTime() + random.fromHours * hourMs),
        until: new Date(now.getTime() + (random.fromHours + random.untilHours) * hourMs),
        limit: 5_000,
      },
    };
  });
