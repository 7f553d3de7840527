import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { endedBody, toolBody } from "@/__tests__/support/retell-bodies";
import { retellRequest } from "@/__tests__/support/signed-requests";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { SAFETY_WORDS } from "@/lib/domain/emergencies/emergency-kinds";
import { answerToolCall } from "@/lib/http/answer-tool-call";
import { receiveWebhook } from "@/lib/http/receive-webhook";
import { tools } from "@/lib/receptionist/tools/registry";
import { startPhoneTest } from "@/lib/services/calls/start-phone-test";

let app: TestContainer;
let business: TestBusiness;
let phones = 0;
let phone: string;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin);
  phones += 1;
  phone = `(720) 555-01${String(phones).padStart(2, "0")}`;
  app.clock.now = mondayMorning;
  Object.assign(app.voice, { refusal: null, losesAnswers: false, isDown: false });
  // What earlier tests left behind is not these tests' matter.
  await app.container.drain();
  app.voice.placed.length = 0;
});
afterAll(() => app.close());

const later = (seconds: number) => new Date(mondayMorning.getTime() + seconds * 1000);

function press(how: { pressId?: string; phone?: string; memberId?: string } = {}) {
  const memberId = how.memberId ?? business.ownerId;
  const actor = { kind: "member" as const, id: memberId };
  const ctx = { ...app.container.ports, now: app.clock.now, requestId: "test", causeId: null, actor };
  return startPhoneTest(ctx, { businessId: business.id, memberId, pressId: randomUUID(), phone, ...how });
}

async function callOf(id: string) {
  const { rows } = await app.database.admin.query("select * from public.calls where id = $1", [id]);
  return rows[0];
}

async function ring(): Promise<string> {
  const answer = await press();
  if (answer.outcome !== "ringing") throw new Error(answer.outcome);
  await app.container.drain();
  return answer.callId;
}

const countOf = async (sql: string) =>
  Number((await app.database.admin.query(`select count(*) from ${sql}`, [business.id])).rows[0]?.count);

describe("a press of Call my phone", () => {
  test("rings the number that was typed, from the business's own, as a test that is audited", async () => {
    const callId = await ring();

    expect(app.voice.placed).toMatchObject([
      { callId, from: business.number, to: `+1${phone.replace(/\D/g, "")}`, agentId: business.agentId },
    ]);
    expect(app.voice.placed[0]?.variables).toMatchObject({ business_name: business.name });
    expect(await callOf(callId)).toMatchObject({
      is_test: true,
      direction: "outbound",
      provider_call_id: `call_${callId}`,
    });
    expect(await countOf("public.audit_log where business_id = $1 and action = 'phone_test.started'")).toBe(1);
  });

  test("that is sent twice rings once", async () => {
    const pressId = randomUUID();

    const answers = await Promise.all([press({ pressId }), press({ pressId }), press({ pressId })]);
    await app.container.drain();

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(app.voice.placed).toHaveLength(1);
  });

  test("waits for the last call to end, and for nobody longer than three minutes", async () => {
    await ring();

    expect(await press()).toEqual({ outcome: "busy" });
    app.clock.now = later(181);
    expect(await press()).toMatchObject({ outcome: "ringing" });
  });

  test.each([
    ["+44 20 7946 0958", "abroad"],
    ["+1 876 555 0123", "abroad"],
    ["900 555 0123", "no_phone"],
    ["800 555 0123", "no_phone"],
    ["12", "no_number"],
  ])("refuses %s: %s", async (typed, outcome) => {
    expect(await press({ phone: typed })).toEqual({ outcome });
  });

  test("refuses a number that a receptionist answers, also another business's", async () => {
    const other = await makeBusiness(app.database.admin);

    expect(await press({ phone: other.number })).toEqual({ outcome: "own_line" });
  });

  test("is refused where no agent could call", async () => {
    await app.database.admin.query("update public.receptionists set engine = 'telnyx' where business_id = $1", [
      business.id,
    ]);

    expect(await press()).toEqual({ outcome: "not_ready" });
  });

  test("is not for viewers, nor for members of another business", async () => {
    const stranger = await makeUser(app.database.admin, `stranger-${phones}@example.com`);
    const viewer = await makeUser(app.database.admin, `viewer-${phones}@example.com`);
    await app.database.admin.query(
      "insert into public.memberships (business_id, user_id, role) values ($1, $2, 'viewer')",
      [business.id, viewer],
    );

    await expect(press({ memberId: stranger })).rejects.toMatchObject({ code: "forbidden" });
    await expect(press({ memberId: viewer })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("passes five times in a quarter of an hour, for a member and for a number", async () => {
    const pressId = randomUUID();
    for (let times = 0; times < 5; times += 1) await press({ pressId });

    await expect(press({ pressId })).rejects.toMatchObject({ code: "rate_limited" });
    const colleague = await makeUser(app.database.admin, `colleague-${phones}@example.com`);
    await expect(press({ memberId: colleague })).rejects.toMatchObject({ code: "rate_limited" });
  });
});

describe("the job that dials", () => {
  test("does not ring again when the provider's answer was lost", async () => {
    app.voice.losesAnswers = true;
    const callId = await ring();
    app.voice.losesAnswers = false;
    app.clock.now = later(60);
    await app.container.drain();

    expect(app.voice.placed).toHaveLength(1);
    expect(await callOf(callId)).toMatchObject({ provider_call_id: `call_${callId}`, status: "ringing" });
  });

  test("rings nobody who pressed long ago", async () => {
    app.voice.isDown = true;
    const callId = await ring();
    app.voice.isDown = false;
    app.clock.now = later(600);
    await app.container.drain();

    expect(app.voice.placed).toEqual([]);
    expect(await callOf(callId)).toMatchObject({ status: "ended", outcome: "failed", end_reason: "too_late" });
  });

  test("ends the call when the provider refuses it, and nobody is told of a missed one", async () => {
    app.voice.refusal = "provider_400";
    const callId = await ring();

    expect(await callOf(callId)).toMatchObject({ status: "ended", outcome: "failed", end_reason: "provider_400" });
    expect(await countOf("public.notifications where business_id = $1")).toBe(0);
  });
});

/** A tool call of the engine on a test call. */
async function use(knownCallId: string, name: string, args: unknown) {
  const body = toolBody({ business, callId: `call_${knownCallId}`, knownCallId }, name, args, name);
  const request = await retellRequest(`/api/retell/tools/${name}`, { ...body, call: asOutbound(body.call) });
  return (await answerToolCall(app.container, name, request)).json();
}

const asOutbound = <Call extends object>(call: Call) => ({
  ...call,
  direction: "outbound",
  from_number: business.number,
  to_number: `+1${phone.replace(/\D/g, "")}`,
});

test("what is agreed on such a call is neither booked nor sent, and proves no forwarding", async () => {
  await app.database.admin.query(
    `insert into public.forwarding_tests (business_id, from_number, started_at, expires_at)
     values ($1, $2, $3, $4)`,
    [business.id, `+1${phone.replace(/\D/g, "")}`, mondayMorning, later(180)],
  );
  const knownCallId = await ring();

  const found = await use(knownCallId, "lookup_availability", { service: "Drain cleaning", date: "2026-11-24" });
  const booked = await use(knownCallId, "book_appointment", { slot_id: found.data.slots[0].slot_id, name: "Ann" });
  const message = await use(knownCallId, "take_message", { message: "Call me back.", name: "Ann" });

  expect(booked.data.outcome).toBe("booked");
  expect(message.data.outcome).toBe("taken");
  await app.container.drain();
  for (const table of ["appointments", "messages", "fees", "notifications", "customers"]) {
    expect([table, await countOf(`public.${table} where business_id = $1`)]).toEqual([table, 0]);
  }
  expect(await countOf("public.forwarding_tests where business_id = $1 and proven_at is not null")).toBe(0);
});

test("who wants no more texts on such a call still gets them: it was a test", async () => {
  const knownCallId = await ring();
  const { event, call } = endedBody(
    { business, callId: `call_${knownCallId}`, knownCallId },
    { transcript_with_tool_calls: [{ role: "user", content: "Stop texting me." }] },
  );

  const request = await retellRequest("/api/retell/voice-webhook", { event, call: asOutbound(call) });
  await receiveWebhook(app.container, request, { provider: "retell" });
  await app.container.drain();

  expect(await callOf(knownCallId)).toMatchObject({ status: "ended" });
  expect(await countOf("public.opt_outs where business_id = $1")).toBe(0);
});

test("an emergency on such a call is answered with the real safety words, and alerts nobody", async () => {
  const answer = await use(await ring(), "report_emergency", { what: "I smell gas in the kitchen" });

  expect(answer.say).toBe(
    `${SAFETY_WORDS.gas.en} This is a test, so I am alerting nobody. On a real call I would be calling and texting the person on call right now.`,
  );
  expect(answer.data).toMatchObject({ outcome: "alerting", kind: "gas", is_life_threat: true });
  expect(await countOf("public.emergencies where business_id = $1")).toBe(0);
});

test.each(tools.map(({ name }) => name))("%s leaves no silence on such a call", async (name) => {
  const args = { question: "Do you work on Sundays?", message: "Call me.", what: "My sink drips" };

  expect((await use(await ring(), name, args)).say).not.toBe("");
});
