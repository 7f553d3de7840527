import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { AppError } from "@/lib/errors";
import { type DrainOptions, drainJobs } from "@/lib/jobs/drain";
import { payloads } from "@/lib/jobs/payloads";
import { runJob } from "@/lib/jobs/registry";
import type { Ports } from "@/lib/ports";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  app.clock.now = mondayMorning;
  app.alerts.sent.length = 0;
  await app.database.admin.query("truncate public.jobs, public.incidents");
});
afterAll(() => app.close());

function options(changes: Partial<DrainOptions> = {}): DrainOptions {
  return { now: () => app.clock.now, budgetMs: 60_000, concurrency: 6, leaseSeconds: 60, ...changes };
}

/** So many incidents, each with its alert. */
async function addAlerts(count: number): Promise<void> {
  await app.database.admin.query(
    "select private.record_incident('kind', 'key ' || index, '{}', $2) from generate_series(1, $1) as index",
    [count, mondayMorning],
  );
}

async function add(kind: string, payload: unknown, attemptsMax = 12): Promise<void> {
  await app.database.admin.query(
    "insert into public.jobs (kind, key, payload, run_at, attempts_max) values ($1, $2, $3, $4, $5)",
    [kind, `${kind} ${Math.random()}`, JSON.stringify(payload), mondayMorning, attemptsMax],
  );
}

async function jobs(): Promise<{ kind: string; state: string; last_error: string | null; attempts: number }[]> {
  return (await app.database.admin.query("select * from public.jobs order by id")).rows;
}

describe("a drain", () => {
  test("runs everything that is due, also what the work itself adds", async () => {
    await addAlerts(20);

    const count = await drainJobs(app.container.ports, options());

    expect(count).toBe(20);
    expect(app.alerts.sent).toHaveLength(20);
    expect((await jobs()).every(({ state }) => state === "done")).toBe(true);
  });

  test("never has more at work than it was told", async () => {
    await addAlerts(20);
    let atWork = 0;
    let most = 0;
    const alerts: Ports["alerts"] = {
      async send() {
        atWork += 1;
        most = Math.max(most, atWork);
        await new Promise((resolve) => setTimeout(resolve, 5));
        atWork -= 1;
      },
    };

    await drainJobs({ ...app.container.ports, alerts }, options({ concurrency: 4 }));

    expect(most).toBe(4);
  });

  test("shares the work with others that run at the same time: each job once", async () => {
    await addAlerts(30);

    const counts = await Promise.all([1, 2, 3].map(() => drainJobs(app.container.ports, options())));

    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
    expect(new Set(app.alerts.sent).size).toBe(30);
    expect(app.alerts.sent).toHaveLength(30);
  });

  test("takes over what a process left behind when its lease is over, and not before", async () => {
    await addAlerts(1);
    await app.container.ports.jobs.claim(1, 60, mondayMorning);

    app.clock.now = new Date(mondayMorning.getTime() + 59_000);
    const early = await drainJobs(app.container.ports, options());
    app.clock.now = new Date(mondayMorning.getTime() + 60_000);
    const late = await drainJobs(app.container.ports, options());

    expect([early, late]).toEqual([0, 1]);
  });

  test("stops claiming when its time is used up", async () => {
    await addAlerts(10);
    let reads = 0;
    const now = () => {
      reads += 1;
      return new Date(mondayMorning.getTime() + (reads > 1 ? 1_000_000 : 0));
    };

    expect(await drainJobs(app.container.ports, options({ now, budgetMs: 1_000 }))).toBe(0);
    expect((await jobs()).every(({ state }) => state === "queued")).toBe(true);
  });

  test("asked for while it runs looks once more, and there is one of it in a process", async () => {
    await addAlerts(1);
    const first = app.container.drain();
    await addAlerts(3);
    const second = app.container.drain();
    await Promise.all([first, second]);

    expect((await jobs()).every(({ state }) => state === "done")).toBe(true);
  });
});

describe("a job that fails", () => {
  test("is tried again later when waiting may help, with our own words and no provider's", async () => {
    await addAlerts(1);
    const alerts: Ports["alerts"] = {
      send: () =>
        Promise.reject(
          new AppError("unavailable", "Slack cannot be reached right now.", { cause: new Error("+1303 secret") }),
        ),
    };

    await drainJobs({ ...app.container.ports, alerts }, options());

    expect(await jobs()).toMatchObject([
      { state: "queued", attempts: 1, last_error: "unavailable: Slack cannot be reached right now." },
    ]);
  });

  test("with an error that nobody knows is tried again, and nothing of the error is kept", async () => {
    await addAlerts(1);
    const alerts: Ports["alerts"] = { send: () => Promise.reject(new RangeError("Ada's number is +1303")) };

    await drainJobs({ ...app.container.ports, alerts }, options());

    expect(await jobs()).toMatchObject([{ state: "queued", last_error: "RangeError" }]);
  });

  test.each([
    ["a kind that does not exist", "launch_rocket", {}],
    ["a payload that is not one", "send_text", { message_id: "'; drop table jobs" }],
    ["no payload", "charge_fee", null],
  ])("for %s is a dead letter at once, and staff are alerted", async (_name, kind, payload) => {
    await add(kind, payload ?? {});

    await drainJobs(app.container.ports, options());

    expect((await jobs()).find((job) => job.kind === kind)).toMatchObject({ state: "dead" });
    expect(app.alerts.sent).toEqual([expect.stringContaining(`dead_job: ${kind}`)]);
  });

  test("when even its failure cannot be written is left to its lease", async () => {
    await addAlerts(1);
    const { ports } = app.container;
    const down = () => Promise.reject(new AppError("unavailable", "The database cannot be reached right now."));

    await drainJobs({ ...ports, jobs: { ...ports.jobs, finish: down, fail: down } }, options());

    expect(await jobs()).toMatchObject([{ state: "running" }]);
  });
});

test("every kind of job has a payload and a runner, and ends well when its subject is gone", async () => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  const samples: Record<string, unknown> = {
    process_webhook: { webhook_event_id: nobody },
    send_text: { message_id: nobody },
    sync_calendar_event: { appointment_id: nobody },
    charge_fee: { fee_id: nobody },
    credit_fee: { fee_id: nobody, reason: "x" },
    email_owner: { kind: "booked", appointment_id: nobody },
    email_customer: { kind: "booked", appointment_id: nobody },
    reply_to_text: { conversation_id: nobody },
    copy_recording: { call_id: nobody },
    alert_staff: { incident_id: nobody },
    wake_call: { engine: "telnyx", provider_call_id: nobody, at: mondayMorning.toISOString() },
    route_numbers: {},
    alert_on_call: { emergency_id: nobody, step: 0 },
    tell_on_call: { emergency_id: nobody, about: "taken" },
    launch_step: { step: "number" },
    remove_logo: { path: `${nobody}/${nobody}` },
    send_dunning_notice: { episode_id: nobody, notice: "day_0" },
    import_customers: { import_id: "00000000-0000-4000-8000-000000000001" },
    erase_recording: { call_id: "00000000-0000-4000-8000-000000000001" },
    forget_call: { call_id: "00000000-0000-4000-8000-000000000001", provider_call_id: "call_1" },
    end_registration: { brand_id: null, request_id: null },
    erase_files: { bucket: "exports", paths: ["business/export/1.zip"] },
    erase_inbox: { erasure_id: "00000000-0000-4000-8000-000000000001" },
    delete_business: {},
    email_export: { export_id: "00000000-0000-4000-8000-000000000001" },
    export_data: { export_id: "00000000-0000-4000-8000-000000000001", part: 0 },
    sync_calendar: { synced_calendar_id: nobody },
    watch_calendar: { synced_calendar_id: nobody },
    move_calendar_event: { appointment_id: nobody, from_calendar_id: "primary" },
    publish_version: { version_id: nobody },
    rehearse_draft: { rehearsal_id: nobody },
    email_invitation: { invitation_id: nobody, nonce: nobody },
    tell_members: { notification_id: nobody },
    call_with_code: { code_id: nobody },
    send_digest: { user_id: nobody, day: "2026-11-23" },
    read_website: { import_id: nobody },
    ring_member: { call_id: nobody },
    file_registration: {},
  };
  expect(Object.keys(samples).sort()).toEqual(Object.keys(payloads).sort());

  for (const [kind, payload] of Object.entries(samples)) {
    const job = {
      id: nobody,
      businessId: nobody,
      kind,
      key: kind,
      payload,
      attempts: 1,
      attemptsMax: 12,
      leaseToken: nobody,
      createdAt: mondayMorning,
    };
    const ctx = {
      ...app.container.ports,
      now: mondayMorning,
      clock: () => mondayMorning,
      requestId: "r",
      causeId: null,
      actor: { kind: "system" as const, id: kind },
    };
    expect([kind, await runJob(ctx, job)]).toEqual([
      kind,
      { done: expect.stringMatching(/gone|nothing|already|not_connected|not_found/) },
    ]);
  }
});
