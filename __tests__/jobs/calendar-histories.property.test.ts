import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CalendarWorld, openCalendarWorld, ownEvent, ownSeries } from "@/__tests__/jobs/calendar-world";
import { control } from "@/__tests__/local/support";
import { bookingOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import { readEventId } from "@/lib/domain/calendar/event-id";
import { resolveExternalChange } from "@/lib/services/calendar/resolve-external-change";

const primary = { calendarId: "primary" };
let world: CalendarWorld;

beforeAll(async () => {
  world = await openCalendarWorld({ pageSize: 3 });
});
afterAll(() => world.close());

type OwnerStep =
  | { kind: "owner_adds"; hour: number }
  | { kind: "owner_moves"; nth: number; hour: number }
  | { kind: "owner_deletes"; nth: number }
  | { kind: "owner_frees"; nth: number }
  | SeriesStep;
type SeriesStep =
  | { kind: "owner_adds_series"; hour: number; rule: string }
  | { kind: "owner_repeats"; nth: number; rule: string }
  | { kind: "owner_moves_series"; nth: number; hour: number }
  | { kind: "owner_limits_series"; nth: number; rule: string }
  | { kind: "owner_deletes_series"; nth: number };
type OurStep =
  | { kind: "we_book"; hour: number }
  | { kind: "we_move"; nth: number; hour: number }
  | { kind: "we_cancel"; nth: number };

/** One thing that somebody does on either side, or that happens to what tells of it. */
type Step =
  | OwnerStep
  | OurStep
  | { kind: "pushes"; fate: "arrive" | "lost" | "twice" | "backwards" }
  | { kind: "work" | "sweep" | "forget_token" | "google_down" | "google_up" | "two_reads" };

const hour = fc.integer({ min: 7, max: 18 });
const nth = fc.nat(5);
const rule = fc.constantFrom(
  "FREQ=DAILY;COUNT=3",
  "FREQ=DAILY;UNTIL=20261126T000000Z",
  "FREQ=WEEKLY;BYDAY=TU,FR;COUNT=4",
  "FREQ=MONTHLY;COUNT=2",
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("owner_adds_series" as const), hour, rule }),
  fc.record({ kind: fc.constantFrom("owner_repeats" as const, "owner_limits_series" as const), nth, rule }),
  fc.record({ kind: fc.constant("owner_moves_series" as const), nth, hour }),
  fc.record({ kind: fc.constant("owner_deletes_series" as const), nth }),
  fc.record({ kind: fc.constantFrom("owner_adds" as const, "we_book" as const), hour }),
  fc.record({ kind: fc.constant("we_book" as const), hour }),
  fc.record({ kind: fc.constantFrom("owner_moves" as const, "we_move" as const), nth, hour }),
  fc.record({ kind: fc.constantFrom("owner_deletes" as const, "we_cancel" as const, "owner_frees" as const), nth }),
  fc.record({
    kind: fc.constant("pushes" as const),
    fate: fc.constantFrom("arrive" as const, "lost" as const, "twice" as const, "backwards" as const),
  }),
  fc.record({
    kind: fc.constantFrom(
      "work" as const,
      "work" as const,
      "sweep" as const,
      "forget_token" as const,
      "google_down" as const,
      "google_up" as const,
      "two_reads" as const,
    ),
  }),
);

const fates = {
  arrive: (pushes: Headers[]) => pushes,
  lost: () => [],
  twice: (pushes: Headers[]) => pushes.flatMap((push) => [push, push]),
  backwards: (pushes: Headers[]) => pushes.toReversed(),
};

interface Appointment {
  id: string;
  status: string;
  starts_at: Date;
  ends_at: Date;
}

const googleUp = () => control(world.google.url, "/_sim/reset-faults");

/** Everything by itself, as far as the first reads of a history look. */
async function events() {
  const window = { timeMin: "2026-11-22T14:00:00Z", timeMax: "2027-12-20T00:00:00Z" };
  const { data } = await world.calendar.events.list({ ...primary, ...window, singleEvents: true, maxResults: 2500 });
  return data.items ?? [];
}

async function seriesStep(taken: SeriesStep): Promise<void> {
  const { data } = await world.calendar.events.list({ ...primary, maxResults: 2500 });
  const all = (data.items ?? []).filter(({ id, recurringEventId }) => !recurringEventId && !readEventId(id ?? ""));
  if (taken.kind === "owner_adds_series") {
    const { hour, rule } = taken;
    await world.calendar.events.insert({ ...primary, requestBody: ownSeries(hour, hour + 1, rule) });
    return;
  }
  const isWanted = taken.kind === "owner_repeats" ? "single" : "series";
  const event = pick(
    all.filter(({ recurrence }) => (recurrence ? "series" : "single") === isWanted),
    taken.nth,
  );
  if (!event?.id) return;
  const at = { ...primary, eventId: event.id };
  if (taken.kind === "owner_deletes_series") {
    await world.calendar.events.delete(at);
    return;
  }
  const { start, end, recurrence } = ownSeries(
    taken.kind === "owner_moves_series" ? taken.hour : 9,
    taken.kind === "owner_moves_series" ? taken.hour + 1 : 10,
    taken.kind === "owner_moves_series" ? "" : taken.rule,
  );
  const times = { ...(start && { start }), ...(end && { end }) };
  const lines = recurrence ? { recurrence } : {};
  const requestBody = { owner_moves_series: times, owner_limits_series: lines, owner_repeats: { ...times, ...lines } };
  await world.calendar.events.patch({ ...at, requestBody: requestBody[taken.kind] });
}

function pick<Item>(items: Item[], place: number): Item | undefined {
  return items[place % Math.max(1, items.length)];
}

async function ownerStep(taken: OwnerStep): Promise<void> {
  // The owner's own hands at Google do not depend on what our side of the network sees.
  if (taken.kind === "owner_adds") {
    await world.calendar.events.insert({ ...primary, requestBody: ownEvent(taken.hour, taken.hour + 1) });
    return;
  }
  if (isSeriesStep(taken)) return seriesStep(taken);
  const event = pick(await events(), taken.nth);
  if (!event?.id) return;
  const at = { ...primary, eventId: event.id };
  if (taken.kind === "owner_deletes") await world.calendar.events.delete(at);
  else if (taken.kind === "owner_frees") {
    if (!readEventId(event.id))
      await world.calendar.events.patch({ ...at, requestBody: { transparency: "transparent" } });
  } else {
    const { start, end } = ownEvent(taken.hour, taken.hour + 1);
    await world.calendar.events.patch({ ...at, requestBody: { ...(start && { start }), ...(end && { end }) } });
  }
}

function isSeriesStep(taken: OwnerStep): taken is SeriesStep {
  return taken.kind.endsWith("_series") || taken.kind === "owner_repeats";
}

async function ourStep(taken: OurStep, key: string): Promise<void> {
  const { bookings } = world.ports;
  const { now } = world.app.clock;
  if (taken.kind === "we_book") {
    const startsAt = tuesdayAt(taken.hour);
    await bookings.book(bookingOf(world.business, { idempotencyKey: key, startsAt, now }));
    return;
  }
  const confirmed = (await world.rows<Appointment>("appointments")).filter(({ status }) => status === "confirmed");
  const appointment = pick(confirmed, taken.nth);
  if (!appointment) return;
  const actor = { kind: "caller" as const, id: null };
  const request = {
    businessId: world.business.id,
    appointmentId: appointment.id,
    phone: null,
    callId: null,
    actor,
    now,
  };
  if (taken.kind === "we_cancel") await bookings.cancel({ ...request, reason: null });
  else await bookings.reschedule({ ...request, startsAt: tuesdayAt(taken.hour), resourceId: null });
}

async function take(taken: Step, key: string): Promise<void> {
  switch (taken.kind) {
    case "owner_adds":
    case "owner_moves":
    case "owner_deletes":
    case "owner_frees":
    case "owner_adds_series":
    case "owner_repeats":
    case "owner_moves_series":
    case "owner_limits_series":
    case "owner_deletes_series":
      await googleUp();
      return ownerStep(taken);
    case "we_book":
    case "we_move":
    case "we_cancel":
      return ourStep(taken, key);
    case "pushes": {
      const statuses = await world.push(fates[taken.fate]);
      expect(statuses.filter((status) => status !== 200)).toEqual([]);
      return;
    }
    case "work":
      return world.work();
    case "sweep":
      return world.sweep();
    case "two_reads":
      world.app.clock.now = new Date(world.app.clock.now.getTime() + 16 * 60_000);
      await world.ports.calendarSyncs.sweep(world.app.clock.now);
      await Promise.all([world.work(), world.work()]);
      return;
    case "forget_token":
      await control(world.google.url, "/_sim/expire-sync-tokens");
      return;
    case "google_down":
      await control(world.google.url, "/_sim/faults", { status: 403, count: 3, path: "/calendar" });
      return;
    case "google_up":
      await googleUp();
  }
}

/** Every question is answered and everything that is due is done; the last pushes never arrive. */
async function settle(answers: boolean[]): Promise<void> {
  await googleUp();
  await world.push(fates.lost);
  for (let round = 0; round < 4; round += 1) {
    await world.sweep();
    const waiting = (await world.rows<{ id: string; state: string }>("external_changes")).filter(
      ({ state }) => state === "waiting",
    );
    for (const [place, { id: changeId }] of waiting.entries()) {
      const actor = { kind: "member", id: world.business.ownerId } as const;
      const ctx = { ...world.ports, now: world.app.clock.now, requestId: "r", causeId: null, actor };
      const decision = answers[place % answers.length] ? "apply" : "keep";
      await resolveExternalChange(ctx, { businessId: world.business.id, changeId, decision });
    }
    await world.work();
  }
}

/** Both sides as text, which must be the same. */
async function bothSides() {
  const at = (from: Date, to: Date) => `${from.toISOString()} ${to.toISOString()}`;
  const appointments = await world.rows<Appointment>("appointments");
  const { rows: blocks } = await world.app.database.admin.query<{ from: Date; to: Date }>(
    `select lower(during) as from, upper(during) as to from public.busy_blocks where business_id = $1`,
    [world.business.id],
  );
  const seen = await events();
  const time = (event: (typeof seen)[number]) =>
    at(new Date(event.start?.dateTime ?? ""), new Date(event.end?.dateTime ?? ""));
  const isOurs = ({ id }: (typeof seen)[number]) => appointments.some((one) => one.id === readEventId(id ?? ""));
  const foreign = seen.filter((event) => !isOurs(event));
  return {
    here: {
      appointments: appointments
        .filter(({ status }) => status === "confirmed")
        .map((one) => `${one.id} ${at(one.starts_at, one.ends_at)}`)
        .sort(),
      busy: blocks.map(({ from, to }) => at(from, to)).sort(),
    },
    there: {
      appointments: seen
        .filter(isOurs)
        .map((event) => `${readEventId(event.id ?? "")} ${time(event)}`)
        .sort(),
      busy: foreign
        .filter(({ transparency }) => transparency !== "transparent")
        .map(time)
        .sort(),
    },
  };
}

test("whatever both sides do, and however the news of it comes, both agree in the end: nothing doubled, nothing lost", async () => {
  const history = fc.record({
    steps: fc.array(step, { minLength: 4, maxLength: 18 }),
    mode: fc.constantFrom("ask" as const, "apply" as const),
    answers: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(history, async ({ steps, mode, answers }) => {
      await googleUp();
      await world.renew({ onExternalChange: mode });
      for (const [place, taken] of steps.entries()) await take(taken, `history ${place}`);
      await settle(answers);

      const { here, there } = await bothSides();
      const waiting = (await world.rows<{ state: string }>("external_changes")).filter(
        ({ state }) => state === "waiting",
      );
      expect(here).toEqual(there);
      expect(waiting).toEqual([]);
    }),
    { numRuns: 25, interruptAfterTimeLimit: 100_000 },
  );
}, 150_000);
