import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookingOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { receivedBody } from "@/__tests__/support/telnyx-bodies";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mondayMorning } from "@/__tests__/support/world";
import { readCommand } from "@/lib/domain/messages/keywords";
import { drainJobs } from "@/lib/jobs/drain";
import { identifyTelnyxEvent } from "@/lib/providers/telnyx/mapper";

let app: TestContainer;
let runs = 0;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

/** One thing that happens. `business` and `customer` are 0 or 1. */
type Step =
  | { kind: "book" | "move" | "cancel"; business: number; customer: number }
  | { kind: "text"; business: number; customer: number; body: string }
  | { kind: "miss" | "person" | "alert" | "spoken" | "on_my_way"; business: number; customer: number }
  | { kind: "work"; jobs: number }
  | { kind: "delay"; ofKind: "process_webhook" | "send_text" }
  | { kind: "shuffle"; seed: number }
  | { kind: "trouble"; answer: "in_doubt" | "busy" | "carrier_stop" }
  | { kind: "wait"; minutes: number };

const who = { business: fc.nat(1), customer: fc.nat(1) };
const words = fc.constantFrom(
  "STOP",
  "Stop texting me",
  "no más",
  "CANCEL",
  "START",
  "unstop",
  "HELP",
  "When do you come?",
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom("book" as const, "move" as const, "cancel" as const), ...who }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("text" as const), ...who, body: words }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "miss" as const,
        "person" as const,
        "alert" as const,
        "spoken" as const,
        "on_my_way" as const,
      ),
      ...who,
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("work" as const), jobs: fc.integer({ min: 1, max: 9 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("delay" as const),
      ofKind: fc.constantFrom("process_webhook" as const, "send_text" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("shuffle" as const), seed: fc.nat(99) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("trouble" as const),
      answer: fc.constantFrom("in_doubt" as const, "busy" as const, "carrier_stop" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), minutes: fc.constantFrom(1, 3, 30) }) },
);

interface Said {
  business: number;
  customer: number;
  command: "stop" | "start";
  messageId: string;
  at: number;
}

/** Stands for what was said aloud: it is known at once. */
const spoken = "spoken";

/** What the world looks like from outside: who said what, and every text that left. */
class World {
  readonly businesses: TestBusiness[];
  readonly customers = ["+13035550111", "+13035550222"];
  readonly said: Said[] = [];
  readonly violations: string[] = [];
  readonly run: number;
  isInOrder = true;
  count = 0;

  constructor(businesses: TestBusiness[], run: number) {
    this.businesses = businesses;
    this.run = run;
  }

  /** The last word of a customer to a business, among those that pass the filter. */
  lastWord(business: number, customer: number, isCounted: (said: Said) => boolean): Said["command"] | null {
    const own = this.said.filter((one) => one.business === business && one.customer === customer && isCounted(one));
    return own.sort((a, b) => a.at - b.at).at(-1)?.command ?? null;
  }

  /** Looks at a text at the moment at which it is handed to the carrier. */
  async watch(text: { from: string; to: string; messageId: string }): Promise<void> {
    const business = this.businesses.findIndex(({ number }) => number === text.from);
    const customer = this.customers.indexOf(text.to);
    if (business < 0) return;
    const { admin } = app.database;
    const { rows } = await admin.query("select kind from public.messages where id = $1", [text.messageId]);
    // The one answer that the law allows, with or without the question whether an appointment was meant.
    if (["opt_out_confirmation", "cancel_question"].includes(rows[0]?.kind)) return;
    const known = await admin.query<{ id: string }>(
      "select provider_message_id as id from public.messages where direction = 'inbound' and business_id = $1",
      [this.businesses[business]?.id],
    );
    const worked = new Set([...known.rows.map(({ id }) => id), spoken]);
    if (this.lastWord(business, customer, ({ messageId }) => worked.has(messageId)) === "stop") {
      this.violations.push(`${rows[0]?.kind} left after a STOP that was known`);
    }
    if (this.isInOrder && this.lastWord(business, customer, () => true) === "stop") {
      this.violations.push(`${rows[0]?.kind} left although a STOP had arrived`);
    }
  }
}

async function latestAppointment(world: World, business: number, customer: number): Promise<string | null> {
  const { rows } = await app.database.admin.query<{ id: string }>(
    `select id from public.appointments where business_id = $1 and customer_phone = $2 and status = 'confirmed'
     order by id desc limit 1`,
    [world.businesses[business]?.id, world.customers[customer]],
  );
  return rows[0]?.id ?? null;
}

async function takeStep(world: World, step: Step): Promise<void> {
  const { ports } = app.container;
  const { admin } = app.database;
  app.clock.now = new Date(app.clock.now.getTime() + 1_000);
  const now = app.clock.now;
  world.count += 1;
  const startsAt = new Date(Date.UTC(2026, 10, 25 + Math.floor(world.count / 9), 15 + (world.count % 9)));
  switch (step.kind) {
    case "book": {
      const business = world.businesses[step.business];
      const phone = world.customers[step.customer] ?? null;
      if (!business) return;
      const customer = { ...bookingOf(business).customer, phone };
      await ports.bookings.book(bookingOf(business, { idempotencyKey: `${world.count}`, startsAt, customer, now }));
      return;
    }
    case "move":
    case "cancel": {
      const appointmentId = await latestAppointment(world, step.business, step.customer);
      if (!appointmentId) return;
      const businessId = world.businesses[step.business]?.id ?? "";
      const actor = { kind: "member" as const, id: "m" };
      const change = { businessId, appointmentId, phone: null, callId: null, actor, now };
      if (step.kind === "move") await ports.bookings.reschedule({ ...change, startsAt, resourceId: null });
      else await ports.bookings.cancel({ ...change, reason: null });
      return;
    }
    case "text": {
      const messageId = `in-${world.run}-${world.count}`;
      const to = world.businesses[step.business]?.number ?? "";
      const from = world.customers[step.customer] ?? "";
      const payload = receivedBody({ id: messageId, from, to, body: step.body, saidAt: now });
      const identity = identifyTelnyxEvent(payload);
      if (!identity) throw new Error("no event");
      await ports.inbox.record({ provider: "telnyx", ...identity, payload, now });
      const command = readCommand(step.body);
      if (command === "stop" || command === "start") {
        world.said.push({ business: step.business, customer: step.customer, command, messageId, at: now.getTime() });
      }
      return;
    }
    case "miss":
    case "person":
    case "alert":
    case "spoken":
    case "on_my_way":
      return takeNewStep(world, step.kind, step);
    case "work":
      return work(world, step.jobs);
    case "delay":
      world.isInOrder = false;
      await admin.query("update public.jobs set run_at = $1 where kind = $2 and state = 'queued'", [
        new Date(now.getTime() + 60_000),
        step.ofKind,
      ]);
      return;
    case "shuffle":
      world.isInOrder = false;
      await admin.query(
        "update public.jobs set priority = 1 + abs(hashtext(id::text || $1)) % 9 where state = 'queued'",
        [String(step.seed)],
      );
      return;
    case "trouble":
      app.texts.answers.push(
        step.answer === "in_doubt"
          ? { outcome: "in_doubt" }
          : step.answer === "busy"
            ? { outcome: "refused", code: "429", detail: "Too many", isRetryable: true }
            : { outcome: "refused", code: "40300", detail: "Blocked due to STOP message", isRetryable: false },
      );
      return;
    case "wait":
      app.clock.now = new Date(now.getTime() + step.minutes * 60_000);
  }
}

/** What else makes texts, or ends them: a missed call, a person, an alert, an opt-out that is spoken, somebody on the way. */
async function takeNewStep(
  world: World,
  kind: "miss" | "person" | "alert" | "spoken" | "on_my_way",
  { business, customer }: { business: number; customer: number },
): Promise<void> {
  const { ports } = app.container;
  const { admin } = app.database;
  const now = app.clock.now;
  const of = world.businesses[business];
  const number = world.customers[customer] ?? "";
  if (!of) return;
  switch (kind) {
    case "miss": {
      await admin.query(
        `insert into public.calls (business_id, line_number, caller_number, status, outcome, started_at, ended_at)
         values ($1, $2, $3, 'ended', 'missed', $4, $4)`,
        [of.id, of.number, number, new Date(now.getTime() - 40_000)],
      );
      await ports.texts.sweep(now);
      return;
    }
    case "person": {
      const { rows } = await admin.query<{ id: string }>(
        "select id from public.conversations where business_id = $1 and customer_number = $2",
        [of.id, number],
      );
      if (!rows[0]) return;
      const reply = { businessId: of.id, conversationId: rows[0].id, memberId: of.ownerId, words: "Hello", now };
      await ports.conversations.queueReply({ ...reply, key: String(world.count) });
      if (world.count % 2 === 0) await ports.conversations.setState({ ...reply, state: "receptionist" });
      return;
    }
    case "alert": {
      const text = { businessId: of.id, key: String(world.count), toNumber: number, callId: null, now };
      await ports.texts.queuePlain({ ...text, kind: "owner_alert", words: "An alert" });
      await admin.query("select app.queue_plain_text($1, 'verification_code', $2, $3, '{}', null, $4)", [
        of.id,
        String(world.count),
        number,
        now,
      ]);
      return;
    }
    case "spoken": {
      const words = "do not text me";
      await ports.texts.optOut({ businessId: of.id, number, words, source: "call", callId: null, now });
      world.said.push({ business, customer, command: "stop", messageId: spoken, at: now.getTime() });
      return;
    }
    case "on_my_way": {
      const appointmentId = await latestAppointment(world, business, customer);
      if (appointmentId)
        await ports.texts.queueOnMyWay({ businessId: of.id, appointmentId, memberId: of.ownerId, minutes: 15, now });
    }
  }
}

/** Runs at most so many jobs, one after the other. */
async function work(world: World, jobsMax: number): Promise<void> {
  const { ports } = app.container;
  let left = jobsMax;
  const textSender = {
    send: async (text: Parameters<typeof app.texts.send>[0]) => {
      await world.watch(text);
      return app.texts.send(text);
    },
  };
  const jobs = {
    ...ports.jobs,
    claim: async (limit: number, leaseSeconds: number, now: Date) => {
      if (left <= 0) return [];
      left -= 1;
      return ports.jobs.claim(Math.min(1, limit), leaseSeconds, now);
    },
  };
  const options = { now: () => app.clock.now, budgetMs: 60_000, concurrency: 1, leaseSeconds: 60 };
  await drainJobs({ ...ports, jobs, textSender }, options);
}

test("after a STOP no text leaves for that number from that business, in whatever order things happen", async () => {
  let left = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      runs += 1;
      app.clock.now = mondayMorning;
      app.texts.answers.length = 0;
      await app.database.admin.query("truncate public.jobs");
      const plan = { resources: ["Crew 1", "Crew 2"] };
      const businesses = [await makeBusiness(app.database.admin, plan), await makeBusiness(app.database.admin, plan)];
      const world = new World(businesses, runs);

      for (const one of steps) await takeStep(world, one);
      await work(world, 200);

      left += app.texts.attempts.length;
      app.texts.attempts.length = 0;
      expect(world.violations).toEqual([]);
    }),
    { numRuns: 40, endOnFailure: true },
  );
  // Silence would hold the claim as well.
  expect(left).toBeGreaterThan(10);
});

test("a STOP to one business leaves the texts of the others alone", async () => {
  app.clock.now = mondayMorning;
  app.texts.attempts.length = 0;
  const stopped = await makeBusiness(app.database.admin);
  const other = await makeBusiness(app.database.admin);
  const world = new World([stopped, other], 0);

  await takeStep(world, { kind: "text", business: 0, customer: 0, body: "STOP" });
  await takeStep(world, { kind: "book", business: 0, customer: 0 });
  await takeStep(world, { kind: "book", business: 1, customer: 0 });
  await work(world, 100);

  const confirmations = app.texts.attempts.filter(({ body }) => body.includes("booked"));
  expect(confirmations.map(({ from }) => from)).toEqual([other.number]);
});
