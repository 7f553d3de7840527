import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";
import type { JobStore } from "@/lib/ports/stores";

let app: TestStores;
let jobs: JobStore;

beforeEach(async () => {
  if (!app) app = await openTestStores();
  jobs = app.stores.jobs;
  await app.database.admin.query("truncate public.jobs, public.incidents");
});
afterAll(() => app.close());

const seconds = (count: number) => new Date(mondayMorning.getTime() + count * 1_000);

async function add(
  key: string,
  changes: { runAt?: Date; priority?: number; attemptsMax?: number } = {},
): Promise<void> {
  await app.database.admin.query(
    "insert into public.jobs (kind, key, payload, run_at, priority, attempts_max) values ('alert_staff', $1, '{}', $2, $3, $4)",
    [key, changes.runAt ?? mondayMorning, changes.priority ?? 5, changes.attemptsMax ?? 12],
  );
}

async function stateOf(key: string) {
  const { rows } = await app.database.admin.query("select * from public.jobs where key = $1", [key]);
  return rows[0];
}

describe("claiming", () => {
  test("takes what is due, the important first, then the oldest, and nothing of the future", async () => {
    await add("later", { runAt: seconds(1) });
    await add("second", { runAt: seconds(-5) });
    await add("urgent", { priority: 1 });
    await add("first", { runAt: seconds(-9) });

    const one = await jobs.claim(1, 60, mondayMorning);
    const rest = await jobs.claim(10, 60, mondayMorning);

    expect(one.map(({ key }) => key)).toEqual(["urgent"]);
    expect(rest.map(({ key }) => key).sort()).toEqual(["first", "second"]);
    expect(one[0]).toMatchObject({ attempts: 1, attemptsMax: 12 });
  });

  test("gives each job to one of many drains", async () => {
    for (let index = 0; index < 60; index += 1) await add(`job ${index}`);

    const claims = await Promise.all(Array.from({ length: 12 }, () => jobs.claim(10, 60, mondayMorning)));

    const keys = claims.flat().map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("counts the attempt at once, so that a job which kills its process runs out of attempts", async () => {
    await add("killer", { attemptsMax: 3 });

    for (const at of [0, 61, 122]) expect(await jobs.claim(1, 60, seconds(at))).toHaveLength(1);

    const left = await jobs.claim(9, 60, seconds(183));
    expect(left.map(({ key }) => key)).toEqual([expect.stringMatching(/^alert_staff:/)]);
    expect(await stateOf("killer")).toMatchObject({ state: "dead", attempts: 3 });
  });

  test("takes over a lease that ran out, and the late owner can settle nothing any more", async () => {
    await add("slow");
    const [first] = await jobs.claim(1, 60, mondayMorning);

    expect(await jobs.claim(1, 60, seconds(59))).toEqual([]);
    const [second] = await jobs.claim(1, 60, seconds(60));

    if (!first || !second) throw new Error("not claimed");
    expect(await jobs.finish(first, "late", seconds(61))).toBe(false);
    expect(await jobs.fail(first, { error: "late", isRetryable: true, retryInSeconds: null }, seconds(61))).toBe(
      "lost_lease",
    );
    expect(await jobs.finish(second, "done by the second", seconds(62))).toBe(true);
    expect(await stateOf("slow")).toMatchObject({ state: "done", result: "done by the second", attempts: 2 });
  });
});

describe("failing", () => {
  test("backs off 2, 4, 8 ... seconds, an hour at most, and ends among the dead letters with one alert", async () => {
    await add("failing", { attemptsMax: 13 });
    let now = mondayMorning;
    const waits: number[] = [];
    let outcome = "";
    while (outcome !== "dead") {
      const [job] = await jobs.claim(1, 60, now);
      if (!job) throw new Error("not due");
      outcome = await jobs.fail(job, { error: "unavailable: down", isRetryable: true, retryInSeconds: null }, now);
      const row = await stateOf("failing");
      if (outcome === "queued") waits.push((row.run_at.getTime() - now.getTime()) / 1_000);
      now = row.run_at;
    }

    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600]);
    expect(await stateOf("failing")).toMatchObject({ state: "dead", attempts: 13, last_error: "unavailable: down" });
    const incidents = await app.database.admin.query("select kind, key from public.incidents");
    expect(incidents.rows).toEqual([{ kind: "dead_job", key: "alert_staff" }]);
  });

  test("of a kind that waiting cannot cure is final at once", async () => {
    await add("hopeless");
    const [job] = await jobs.claim(1, 60, mondayMorning);
    if (!job) throw new Error("not claimed");

    expect(await jobs.fail(job, { error: "conflict", isRetryable: false, retryInSeconds: null }, mondayMorning)).toBe(
      "dead",
    );
  });

  test("by waiting on purpose costs no attempt", async () => {
    await add("waiting", { attemptsMax: 1 });
    const [job] = await jobs.claim(1, 60, mondayMorning);
    if (!job) throw new Error("not claimed");

    const outcome = await jobs.fail(job, { error: "quiet", isRetryable: true, retryInSeconds: 90 }, mondayMorning);

    expect(outcome).toBe("queued");
    expect(await stateOf("waiting")).toMatchObject({ attempts: 0, run_at: seconds(90) });
  });

  test("counts in a row: a run that got as far as waiting ends it", async () => {
    await add("uneven", { attemptsMax: 2 });
    const run = async (retryInSeconds: number | null, at: number) => {
      const [job] = await jobs.claim(1, 60, seconds(at));
      if (!job) throw new Error("not claimed");
      return jobs.fail(job, { error: "away", isRetryable: true, retryInSeconds }, seconds(at));
    };

    expect([await run(null, 0), await run(1, 100), await run(null, 200), await run(null, 300)]).toEqual([
      "queued",
      "queued",
      "queued",
      "dead",
    ]);
  });
});

describe("the inbox", () => {
  const event = {
    provider: "retell",
    eventId: "call_started:c1",
    kind: "call_started",
    payload: { a: 1 },
    now: mondayMorning,
  };

  test("keeps an event with its work once, however often and however fast it is delivered", async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => app.stores.inbox.record(event)));

    const { rows } = await app.database.admin.query(
      `select jobs.kind, webhook_events.state from public.webhook_events
       join public.jobs on jobs.payload ->> 'webhook_event_id' = webhook_events.id::text`,
    );
    expect(outcomes.sort()).toEqual([...Array(11).fill("duplicate"), "received"]);
    expect(rows).toEqual([{ kind: "process_webhook", state: "received" }]);
  });

  test("tells events of different providers apart that have the same id", async () => {
    const [a, b] = await Promise.all([
      app.stores.inbox.record({ ...event, eventId: "same" }),
      app.stores.inbox.record({ ...event, eventId: "same", provider: "stripe" }),
    ]);

    expect([a, b]).toEqual(["received", "received"]);
  });

  test("closes an event for good once it is done", async () => {
    await app.stores.inbox.record({ ...event, eventId: "closing" });
    const find = async () =>
      (await app.database.admin.query("select id, state, result from public.webhook_events where event_id = 'closing'"))
        .rows[0];
    const { id } = await find();

    await app.stores.inbox.finish(id, "failed", "first", mondayMorning);
    await app.stores.inbox.finish(id, "done", "second", mondayMorning);
    await app.stores.inbox.finish(id, "ignored", "third", mondayMorning);

    expect(await find()).toMatchObject({ state: "done", result: "second" });
  });
});

test("an incident is noted once while it is open, and alerts once", async () => {
  const note = () =>
    app.database.admin.query("select private.record_incident('unknown_line', '+1', '{}', $1)", [mondayMorning]);

  await Promise.all(Array.from({ length: 8 }, note));

  const open = await app.database.admin.query("select times from public.incidents");
  const alerts = await app.database.admin.query("select kind from public.jobs");
  expect(open.rows).toEqual([{ times: 8 }]);
  expect(alerts.rows).toEqual([{ kind: "alert_staff" }]);
});
