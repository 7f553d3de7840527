import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { caller, toolBody } from "@/__tests__/support/retell-bodies";
import { retellRequest } from "@/__tests__/support/signed-requests";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { answerToolCall } from "@/lib/http/answer-tool-call";

let app: TestContainer;
let business: TestBusiness;
let calls = 0;
let callId: string;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin, {
    services: [
      { name: "Drain cleaning", minutes: 60, priceCents: 14_900, synonyms: ["clogged drain"] },
      { name: "Leak repair", minutes: 90 },
    ],
    knowledge: [{ question: "Are you licensed?", answer: "Yes, in Colorado.", keywords: ["licensed"] }],
  });
  calls += 1;
  callId = `call_tools_${calls}`;
  app.lines.length = 0;
  app.texts.attempts.length = 0;
});
afterAll(() => app.close());

interface Answer {
  say: string;
  data: {
    outcome: string;
    slots?: Slot[];
    alternatives?: Slot[];
    appointment?: Appointment;
    appointments?: Appointment[];
    missing?: string[];
  };
}
interface Slot {
  slot_id: string;
  date: string;
  time: string;
  spoken: string;
  starts_at: string;
}
interface Appointment {
  appt_id: string;
  reference: string;
  spoken: string;
  service: string;
  starts_at: string;
}

/** One tool call of the call on the line, as Retell makes it. */
async function use(
  tool: string,
  args: unknown,
  of: { from?: string | null; invocation?: string; callId?: string } = {},
): Promise<Answer> {
  const body = toolBody(
    { business, callId: of.callId ?? callId, ...("from" in of ? { from: of.from ?? null } : {}) },
    tool,
    args,
    of.invocation ?? tool,
  );
  const response = await answerToolCall(app.container, tool, await retellRequest(`/api/retell/tools/${tool}`, body));
  expect(response.status).toBe(200);
  return response.json();
}

async function offer(args: Record<string, unknown> = {}): Promise<Slot> {
  const { data } = await use("lookup_availability", { service: "Drain cleaning", date: "2026-11-24", ...args });
  if (!data.slots?.[0]) throw new Error("nothing was offered");
  return data.slots[0];
}

describe("a call", () => {
  test("looks up, books, and everything that follows happens after the answer", async () => {
    const slot = await offer({ time: "09:00" });
    const booked = await use("book_appointment", { slot_id: slot.slot_id, name: "Ada Jones", notes: "clogged sink" });
    await app.settle();

    expect(slot).toMatchObject({ date: "2026-11-24", time: "09:00", spoken: "Tuesday, November 24 at 9:00 AM" });
    expect(slot.starts_at).toBe("2026-11-24T09:00:00-07:00");
    expect(booked.data).toMatchObject({
      outcome: "booked",
      appointment: { service: "Drain cleaning", spoken: slot.spoken, starts_at: slot.starts_at },
    });
    expect(booked.say).toContain("Tuesday, November 24 at 9:00 AM");
    expect(await rowsOf(app, "appointments", business)).toMatchObject([
      { customer_name: "Ada Jones", customer_phone: caller, status: "confirmed", notes: "clogged sink" },
    ]);
    expect(await rowsOf(app, "messages", business)).toMatchObject([{ kind: "confirmation", state: "sent" }]);
    expect(await rowsOf(app, "fees", business)).toMatchObject([{ state: "paid" }]);
    expect(app.mailer.mails.at(-1)).toMatchObject({ kind: "booked", to: business.email });
    const jobs = await rowsOf<{ state: string }>(app, "jobs", business);
    expect(new Set(jobs.map(({ state }) => state))).toEqual(new Set(["done"]));
    const notes = await rowsOf<{ tool_name: string; outcome: string }>(app, "call_events", business);
    expect(notes.map(({ tool_name, outcome }) => `${tool_name} ${outcome}`)).toContain("book_appointment booked");
  });

  test("finds, moves and cancels the caller's appointment", async () => {
    const slot = await offer({ time: "09:00" });
    await use("book_appointment", { slot_id: slot.slot_id, name: "Ada Jones" });
    const later = await offer({ time: "14:00" });

    const found = await use("find_appointments", {});
    const apptId = found.data.appointments?.[0]?.appt_id;
    const moved = await use("reschedule_appointment", { appt_id: apptId, slot_id: later.slot_id });
    const cancelled = await use("cancel_appointment", { appt_id: apptId, reason: "sick" });
    const again = await use("cancel_appointment", { appt_id: apptId });
    await app.settle();

    expect(found.data).toMatchObject({
      outcome: "found",
      appointments: [{ service: "Drain cleaning", spoken: slot.spoken }],
    });
    expect(moved.data).toMatchObject({ outcome: "rescheduled", appointment: { spoken: later.spoken } });
    expect([cancelled.data.outcome, again.data.outcome]).toEqual(["cancelled", "already_cancelled"]);
    expect(await rowsOf(app, "appointments", business)).toMatchObject([
      { status: "cancelled", cancel_reason: "sick", revision: 3 },
    ]);
  });

  test("works with the arguments of the first generation", async () => {
    const looked = await use("lookup_availability", { date: "2026-11-24", duration: 60 });
    const booked = await use("book_appointment", {
      name: "Ada Jones",
      phone: "(303) 555-0123",
      service: "drain cleaning",
      datetime: "2026-11-24T10:00",
    });
    const sms = await use("send_booking_sms", { phone: "+13035550123", appt_id: booked.data.appointment?.appt_id });
    await app.settle();

    expect(looked.data.outcome).toBe("slots");
    expect(booked.data).toMatchObject({ outcome: "booked", appointment: { starts_at: "2026-11-24T10:00:00-07:00" } });
    expect(sms.data.outcome).toBe("already_sent");
    expect(await rowsOf(app, "appointments", business)).toMatchObject([{ customer_phone: "+13035550123" }]);
    expect(app.texts.attempts.map(({ to }) => to)).toEqual(["+13035550123"]);
  });

  test("takes a message, answers from the business's own data and ends", async () => {
    const taken = await use("take_message", { message: "Please call me back", urgent: true });
    const licensed = await use("answer_question", { question: "Are you licensed?" });
    const price = await use("answer_question", { question: "How much is a leak repair?" });
    const unknown = await use("answer_question", { question: "Do you sell bicycles?" });
    const ended = await use("end_call", {});
    await app.settle();

    expect([taken, licensed, price, unknown, ended].map(({ data }) => data.outcome)).toEqual([
      "taken",
      "answered",
      "answered",
      "unknown",
      "ending",
    ]);
    expect(licensed.say).toBe("Yes, in Colorado.");
    expect(price.say).toContain("on site");
    expect(await rowsOf(app, "notifications", business)).toMatchObject([{ kind: "message", is_urgent: true }]);
    expect(await rowsOf(app, "calls", business)).toMatchObject([{ outcome: "message" }]);
  });

  test("tells a taken moment apart from a closed one, and offers others at once", async () => {
    const slot = await offer({ time: "09:00" });
    await use(
      "book_appointment",
      { slot_id: slot.slot_id, name: "Ada" },
      { from: "+13035550199", callId: `${callId}b` },
    );

    const taken = await use("book_appointment", { slot_id: slot.slot_id, name: "Bob" });
    const closed = await use("book_appointment", {
      datetime: "2026-11-24T06:00",
      service: "Drain cleaning",
      name: "Bob",
    });
    const past = await use("book_appointment", {
      datetime: "2026-11-20T09:00",
      service: "Drain cleaning",
      name: "Bob",
    });

    expect(taken.data.outcome).toBe("slot_taken");
    expect(taken.data.alternatives?.length).toBeGreaterThan(0);
    expect(taken.data.alternatives?.map(({ slot_id: id }) => id)).not.toContain(slot.slot_id);
    expect(closed.data.outcome).toBe("outside_hours");
    expect(past.data.outcome).toBe("too_soon");
    for (const { say } of [taken, closed, past]) expect(say).toContain("I have");
  });

  test("asks for what is missing instead of booking", async () => {
    const slot = await offer();
    const nameless = await use("book_appointment", { slot_id: slot.slot_id, name: "123" });
    const timeless = await use("book_appointment", { name: "Ada" });
    const withheld = await use(
      "book_appointment",
      { slot_id: slot.slot_id, name: "Ada" },
      { from: null, callId: `${callId}w` },
    );

    expect(nameless.data).toMatchObject({ outcome: "needs_details", missing: ["name"] });
    expect(timeless.data).toMatchObject({ outcome: "needs_details", missing: ["time"] });
    expect(withheld.data).toMatchObject({ outcome: "needs_details", missing: ["phone"] });
    expect(await rowsOf(app, "appointments", business)).toEqual([]);
  });

  test("of a business that does not answer books nothing, in its own language", async () => {
    business = await makeBusiness(app.database.admin, { status: "paused", language: "es" });

    const looked = await use("lookup_availability", {});

    expect(looked.data.outcome).toBe("business_inactive");
    expect(looked.say).toContain("puedo tomar un mensaje");
  });
});

describe("sent again", () => {
  test("forty times at once, a booking is one appointment and everybody is told of it", async () => {
    const slot = await offer({ time: "09:00" });

    const answers = await Promise.all(
      Array.from({ length: 40 }, () => use("book_appointment", { slot_id: slot.slot_id, name: "Ada Jones" })),
    );
    await app.settle();

    const references = new Set(answers.map(({ data }) => data.appointment?.reference));
    expect(answers.every(({ data }) => data.outcome === "booked")).toBe(true);
    expect(references.size).toBe(1);
    expect(await rowsOf(app, "appointments", business)).toHaveLength(1);
    expect(await rowsOf(app, "fees", business)).toHaveLength(1);
    // A text of the test before may leave only now.
    expect(app.texts.attempts.filter(({ from }) => from === business.number)).toHaveLength(1);
    const notes = await rowsOf<{ tool_name: string }>(app, "call_events", business);
    expect(notes.filter(({ tool_name }) => tool_name === "book_appointment")).toHaveLength(1);
  });

  test("a message is one message", async () => {
    await Promise.all(Array.from({ length: 5 }, () => use("take_message", { message: "Call me back" })));

    expect(await rowsOf(app, "notifications", business)).toHaveLength(1);
  });
});

describe("another tenant", () => {
  test("cannot use a slot of this one", async () => {
    const slot = await offer();
    const victim = business;
    business = await makeBusiness(app.database.admin);

    const stolen = await use("book_appointment", { slot_id: slot.slot_id, name: "Eve" }, { callId: `${callId}x` });
    await app.settle();

    expect(stolen.data.outcome).toBe("invalid_time");
    expect(await rowsOf(app, "appointments", business)).toEqual([]);
    expect(await rowsOf(app, "appointments", victim)).toEqual([]);
  });

  test.each(["reschedule_appointment", "cancel_appointment", "send_booking_sms"])(
    "does not find an appointment of this one through %s, by plain id or by its token",
    async (tool) => {
      const slot = await offer();
      const booked = await use("book_appointment", { slot_id: slot.slot_id, name: "Ada" });
      const [row] = await rowsOf<{ id: string }>(app, "appointments", business);
      const before = await rowsOf(app, "appointments", business);
      const victim = business;
      business = await makeBusiness(app.database.admin);

      for (const apptId of [row?.id, booked.data.appointment?.appt_id]) {
        const args = { appt_id: apptId, datetime: "2026-11-24T14:00" };
        const { data } = await use(tool, args, { callId: `${callId}${tool}` });
        expect(data.outcome).toBe("not_found");
      }
      expect(await rowsOf(app, "appointments", victim)).toEqual(before);
    },
  );

  test("is not named by any argument", async () => {
    const victim = await makeBusiness(app.database.admin);

    await use("book_appointment", {
      business_id: victim.id,
      agent_id: victim.agentId,
      to_number: victim.number,
      datetime: "2026-11-24T10:00",
      service: "Drain cleaning",
      name: "Eve",
    });

    expect(await rowsOf(app, "appointments", victim)).toEqual([]);
    expect(await rowsOf(app, "appointments", business)).toHaveLength(1);
  });
});

describe("a stranger on the line", () => {
  test("learns nothing of another number's appointments without the name, and moves none by a plain id", async () => {
    const slot = await offer();
    await use("book_appointment", { slot_id: slot.slot_id, name: "Ada Jones" });
    const [row] = await rowsOf<{ id: string }>(app, "appointments", business);
    const stranger = { from: "+13035550177", callId: `${callId}s` };

    const nameless = await use("find_appointments", { phone: caller }, stranger);
    const wrong = await use("find_appointments", { phone: caller, name: "Bob Smith" }, stranger);
    const cancelled = await use("cancel_appointment", { appt_id: row?.id }, stranger);
    const right = await use("find_appointments", { phone: caller, name: "Ada Jones" }, stranger);

    expect([nameless, wrong, cancelled, right].map(({ data }) => data.outcome)).toEqual([
      "none",
      "none",
      "not_found",
      "found",
    ]);
  });
});
