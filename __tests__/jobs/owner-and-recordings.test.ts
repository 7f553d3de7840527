import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mustBook, rowsOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { endedBody } from "@/__tests__/support/retell-bodies";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mondayMorning } from "@/__tests__/support/world";
import { toCallEvent } from "@/lib/providers/retell/mapper";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  app.clock.now = mondayMorning;
  app.mailer.mails.length = 0;
  app.mailer.isDown = false;
  app.recordings.failures.length = 0;
  app.recordings.files.clear();
  await app.database.admin.query("truncate public.jobs");
  business = await makeBusiness(app.database.admin);
});
afterAll(() => app.close());

describe("the owner is mailed", () => {
  test("what was booked, moved and cancelled, each once", async () => {
    const id = await mustBook(app, business);
    const actor = { kind: "caller" as const, id: null };
    const change = { businessId: business.id, appointmentId: id, phone: null, callId: null, actor, now: mondayMorning };
    await app.container.drain();
    await app.container.ports.bookings.reschedule({ ...change, startsAt: tuesdayAt(14), resourceId: null });
    await app.container.drain();
    await app.container.ports.bookings.cancel({ ...change, reason: null });
    await app.container.drain();
    await app.database.admin.query("update public.jobs set state = 'queued' where kind = 'email_owner'");
    await app.container.drain();

    expect(app.mailer.mails.map(({ kind, to }) => [kind, to])).toEqual([
      ["booked", business.email],
      ["rescheduled", business.email],
      ["cancelled", business.email],
    ]);
  });

  test("an urgent message with what was said", async () => {
    await app.container.ports.calls.takeMessage({
      businessId: business.id,
      callId: null,
      name: "Ada",
      phone: "+13035550111",
      message: "Water everywhere",
      isUrgent: true,
      now: mondayMorning,
    });
    await app.container.drain();

    expect(app.mailer.mails).toMatchObject([
      {
        kind: "message",
        notification: { isUrgent: true, title: "Message from Ada", body: expect.stringContaining("Water") },
      },
    ]);
  });

  test("later when the mail provider is down", async () => {
    app.mailer.isDown = true;
    await mustBook(app, business);
    await app.container.drain();
    app.mailer.isDown = false;
    app.clock.now = new Date(mondayMorning.getTime() + 5_000);
    await app.container.drain();

    expect(app.mailer.mails).toHaveLength(1);
  });

  test("not at all when there is no address, and the job says so", async () => {
    await app.database.admin.query("update public.businesses set email = null where id = $1", [business.id]);
    await app.database.admin.query("update auth.users set email = null where id = $1", [business.ownerId]);
    await mustBook(app, business);
    await app.container.drain();

    const jobs = await rowsOf<{ kind: string; result: string }>(app, "jobs", business);
    expect(jobs.find(({ kind }) => kind === "email_owner")?.result).toBe("no_address");
  });
});

describe("a recording", () => {
  const end = async (changes: Record<string, unknown> = {}) => {
    const event = toCallEvent(endedBody({ business, callId: `call_${business.id}` }, changes), mondayMorning);
    if (event) await app.container.ports.calls.applyEvent(business.id, "retell", event, mondayMorning);
    await app.container.drain();
  };
  const recording = async () => (await rowsOf<{ state: string; error: string | null }>(app, "recordings", business))[0];
  const job = async () =>
    (await rowsOf<{ kind: string; state: string; result: string | null }>(app, "jobs", business)).find(
      ({ kind }) => kind === "copy_recording",
    );

  test("is copied into our own storage, under the business", async () => {
    await end();

    const [call] = await rowsOf<{ id: string }>(app, "calls", business);
    expect(await recording()).toMatchObject({
      state: "stored",
      storage_path: `${business.id}/${call?.id}.wav`,
      content_type: "audio/wav",
    });
    expect([...app.recordings.files.keys()]).toEqual([`${business.id}/${call?.id}.wav`]);
  });

  test.each(["not_found", "forbidden", "conflict"] as const)(
    "that cannot be had (%s) is lost for good, and says why",
    async (code) => {
      app.recordings.failures.push(code);

      await end();

      expect(await recording()).toMatchObject({ state: "failed", error: expect.stringContaining(code) });
      expect(await job()).toMatchObject({ state: "done", result: expect.stringMatching(/^lost: /) });
    },
  );

  test("is tried again while either side is down", async () => {
    app.recordings.failures.push("unavailable");

    await end();
    const during = await recording();
    app.clock.now = new Date(mondayMorning.getTime() + 5_000);
    await app.container.drain();

    expect(during).toMatchObject({ state: "pending" });
    expect(await recording()).toMatchObject({ state: "stored" });
  });

  test("of a call without one is nothing to do", async () => {
    await end({ recording_url: null });

    expect(await recording()).toBeUndefined();
    expect(await job()).toBeUndefined();
  });
});
