import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { toolBody } from "@/__tests__/support/retell-bodies";
import { refusedRequests, refusedSecrets } from "@/__tests__/support/signature-cases";
import { retellRequest } from "@/__tests__/support/signed-requests";
import { openTestContainer, type TestContainer, testEnv } from "@/__tests__/support/test-container";
import type { Container } from "@/lib/container";
import { AppError } from "@/lib/errors";
import { answerToolCall } from "@/lib/http/answer-tool-call";
import { createWebhookVerifiers } from "@/lib/providers/webhook-verifiers";
import { tools } from "@/lib/receptionist/tools/registry";

let app: TestContainer;
let business: TestBusiness;
let calls = 0;

beforeAll(async () => {
  app = await openTestContainer();
  business = await makeBusiness(app.database.admin);
});
beforeEach(() => {
  app.lines.length = 0;
});
afterAll(() => app.close());

const toolNames = tools.map(({ name }) => name);

async function post(tool: string, args: unknown, container: Container = app.container): Promise<Response> {
  calls += 1;
  const body = toolBody({ business, callId: `call_bad_${calls}` }, tool, args);
  return answerToolCall(container, tool, await retellRequest(`/api/retell/tools/${tool}`, body));
}

/** How many rows there are that a tool could have written. */
async function written(): Promise<number> {
  await app.settle();
  const { rows } = await app.database.admin.query(
    `select (select count(*) from public.appointments) + (select count(*) from public.customers)
       + (select count(*) from public.messages) + (select count(*) from public.notifications)
       + (select count(*) from public.jobs) + (select count(*) from public.fees) as n`,
  );
  return Number(rows[0]?.n);
}

/** Every row of every table that a request could leave, calls and events included. */
async function everything(): Promise<number> {
  const { rows } = await app.database.admin.query(
    `select (select count(*) from public.calls) + (select count(*) from public.call_events)
       + (select count(*) from public.webhook_events) + (select count(*) from public.incidents) as n`,
  );
  return (await written()) + Number(rows[0]?.n);
}

describe("a request that is not Retell's", () => {
  test.each([...refusedRequests, ...refusedSecrets])("$name: 401, nothing kept, one log line", async ({ change }) => {
    const before = await everything();
    const body = JSON.stringify(toolBody({ business, callId: "call_forged" }, "take_message", { message: "Hello 1" }));
    const request = await retellRequest("/api/retell/tools/take_message", body, change(body));

    const response = await answerToolCall(app.container, "take_message", request);

    expect(response.status).toBe(401);
    expect(await response.text()).toBe("");
    expect(app.lines).toMatchObject([{ level: "info", event: "tool.rejected", fields: { code: "unauthorized" } }]);
    expect(await everything()).toBe(before);
  });

  test("is refused whatever it is signed with when there is no key", async () => {
    const env = testEnv(app.database.appUrl);
    const verifiers = createWebhookVerifiers({ ...env, retell: { RETELL_API_KEY: "" } });
    const body = toolBody({ business, callId: "call_keyless" }, "end_call", {});
    const request = await retellRequest("/api/retell/tools/end_call", body);

    const response = await answerToolCall({ ...app.container, verifiers }, "end_call", request);

    expect(response.status).toBe(401);
  });

  test("is refused when it is larger than any call", async () => {
    const request = await retellRequest("/x", { name: "x", args: { message: "x".repeat(5 * 1024 * 1024) } });

    expect((await answerToolCall(app.container, "take_message", request)).status).toBe(401);
  });
});

describe("a request that makes no sense", () => {
  test.each(["drop_table", "", "constructor", "__proto__", "x".repeat(10_000), "../admin"])(
    "for the tool %.20s is answered with a sentence",
    async (tool) => {
      const before = await written();
      const response = await post(tool, {});

      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        say: expect.stringMatching(/\w/),
        data: { outcome: "unknown_tool" },
      });
      expect(await written()).toBe(before);
    },
  );

  test.each([null, [], "text", 7, {}, { call: null }, { call: {} }, { call: { call_id: 7 }, args: {} }])(
    "with the envelope %j is answered with a sentence",
    async (body) => {
      const request = await retellRequest("/api/retell/tools/end_call", body);
      const response = await answerToolCall(app.container, "end_call", request);

      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ data: { outcome: "invalid_envelope" } });
    },
  );

  test("that is not JSON at all is answered with a sentence", async () => {
    const request = await retellRequest("/api/retell/tools/end_call", "{not json");

    expect((await answerToolCall(app.container, "end_call", request)).status).toBe(200);
  });

  test("from a line that is nobody's is answered with a sentence, and staff are told once", async () => {
    for (const call of ["call_nobody_1", "call_nobody_2"]) {
      const nobody = { agentId: "agent_nobody", number: "+19995550100" };
      const body = toolBody({ business: nobody, callId: call }, "lookup_availability", {});
      const response = await answerToolCall(app.container, "lookup_availability", await retellRequest("/x", body));

      expect(await response.json()).toMatchObject({
        say: expect.stringContaining("not set up"),
        data: { outcome: "unknown_line" },
      });
    }
    const { rows } = await app.database.admin.query("select times from public.incidents where kind = 'unknown_line'");
    expect(rows).toEqual([{ times: 2 }]);
  });

  test("from an agent and a number of different businesses serves nobody", async () => {
    const other = await makeBusiness(app.database.admin);
    const mixed = { agentId: other.agentId, number: business.number };
    const body = toolBody({ business: mixed, callId: "call_mixed" }, "take_message", { message: "Hi" });
    const before = await app.database.admin.query("select count(*) from public.notifications");

    const response = await answerToolCall(app.container, "take_message", await retellRequest("/x", body));

    expect(await response.json()).toMatchObject({ data: { outcome: "unknown_line" } });
    expect((await app.database.admin.query("select count(*) from public.notifications")).rows).toEqual(before.rows);
  });
});

describe("arguments that make no sense", () => {
  const long = "Ada ".repeat(2_500);
  const nonsense: [string, string, unknown][] = [
    ["lookup_availability", "the 31st of June", { date: "2027-06-31" }],
    ["lookup_availability", "a day in the past", { date: "2020-01-01" }],
    ["lookup_availability", "a day far away", { date: "2031-01-01" }],
    ["lookup_availability", "no service of this business", { service: "a haircut" }],
    ["lookup_availability", "a negative length", { duration: -5 }],
    ["lookup_availability", "an array", ["2026-11-24"]],
    ["lookup_availability", "numbers", { date: 7, time: 9, part_of_day: 3 }],
    ["book_appointment", "a slot of nobody", { slot_id: "AAAAAAAAAAAAAAAAAAA", name: "Ada" }],
    ["book_appointment", "a slot that is SQL", { slot_id: "'; drop table public.appointments; --", name: "Ada" }],
    ["book_appointment", "the 31st of June", { datetime: "2027-06-31T10:00", name: "Ada" }],
    ["book_appointment", "an hour that the clock skips", { datetime: "2027-03-14T02:30", name: "Ada" }],
    ["book_appointment", "a date in the past", { datetime: "2020-01-01T10:00", name: "Ada" }],
    ["book_appointment", "a name of ten kilobytes", { datetime: "2026-11-24T10:00", name: long }],
    ["book_appointment", "a name of emoji alone", { datetime: "2026-11-24T10:00", name: "🦄🦄" }],
    ["book_appointment", "a name that is an object", { datetime: "2026-11-24T10:00", name: { first: "Ada" } }],
    ["book_appointment", "null everywhere", { slot_id: null, name: null, phone: null, datetime: null }],
    ["book_appointment", "nothing", null],
    ["find_appointments", "an array", { phone: ["+13035550111"] }],
    ["reschedule_appointment", "an id that is SQL", { appt_id: "' or 1=1; --", datetime: "2026-11-24T10:00" }],
    ["reschedule_appointment", "an id of nobody", { appt_id: "00000000-0000-4000-8000-000000000000", datetime: "x" }],
    ["cancel_appointment", "nothing of theirs", {}],
    ["cancel_appointment", "a reason of ten kilobytes", { reason: long }],
    ["send_booking_sms", "a number of nobody", { phone: "12" }],
    ["take_message", "no message", {}],
    ["take_message", "an empty message", { message: "   " }],
    ["take_message", "a message of ten kilobytes", { message: long }],
    ["take_message", "a message that is a list", { message: ["help"] }],
    ["answer_question", "no question", { question: "" }],
    ["answer_question", "a question of ten kilobytes", { question: long }],
  ];

  test.each(nonsense)("%s with %s: a sentence, an outcome, nothing written", async (tool, _name, args) => {
    const before = await written();

    const response = await post(tool, args);

    const answer = await response.json();
    expect(response.status).toBe(200);
    expect(answer.say).toMatch(/\w{2}/);
    expect(answer.data.outcome).toMatch(/^[a-z_]+$/);
    expect(["booked", "rescheduled", "cancelled", "taken", "queued", "unavailable"]).not.toContain(answer.data.outcome);
    expect(await written()).toBe(before);
  });

  test("of any shape at all never end a call in silence", async () => {
    const shapes = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(
        fc.constantFrom(
          "service",
          "date",
          "time",
          "slot_id",
          "name",
          "phone",
          "datetime",
          "appt_id",
          "message",
          "question",
        ),
        fc.oneof(
          fc.jsonValue({ maxDepth: 2 }),
          fc.string({ unit: "binary", maxLength: 60 }),
          fc.constant("2026-11-24"),
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...toolNames), shapes, async (tool, args) => {
        const response = await post(tool, args);
        const answer = await response.json();

        expect(response.status).toBe(200);
        expect(answer.say).toMatch(/\S/);
        expect(answer.data.outcome).not.toBe("unavailable");
      }),
      { numRuns: 150 },
    );
    await app.settle();
  });

  test("keep hostile words as words where words are meant", async () => {
    const name = "Robert'); drop table public.appointments;--";
    const notes = "🚰 <script>alert(1)</script> {{greeting}}\u0000 end";

    const response = await post("book_appointment", { datetime: "2026-11-25T10:00", name, notes });
    await app.settle();

    const { rows } = await app.database.admin.query(
      "select customer_name, notes from public.appointments where customer_name = $1",
      [name],
    );
    expect((await response.json()).data.outcome).toBe("booked");
    expect(rows[0]?.notes).toContain("<script>");
  });
});

describe("when something is down", () => {
  const down = () => Promise.reject(new AppError("unavailable", "The database cannot be reached right now."));

  test.each(toolNames.filter((name) => name !== "end_call"))(
    "%s apologises aloud and offers a way on",
    async (tool) => {
      const { ports } = app.container;
      const container = {
        ...app.container,
        ports: {
          ...ports,
          bookings: Object.fromEntries(
            Object.keys(ports.bookings).map((key) => [key, down]),
          ) as unknown as typeof ports.bookings,
          businesses: { ...ports.businesses, describe: down },
          texts: { ...ports.texts, queueConfirmation: down, optOut: down },
          transfers: { ...ports.transfers, load: down },
          calls: { ...ports.calls, takeMessage: down },
          emergencies: { ...ports.emergencies, open: down },
        },
      };

      const args = {
        message: "Hi",
        what: "I smell gas",
        question: "Hours?",
        name: "Ada",
        datetime: "2026-11-24T10:00",
        phone: "+13035550111",
      };
      const response = await post(tool, args, container);

      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        say: expect.stringContaining("message"),
        data: { outcome: "unavailable" },
      });
      expect(app.lines.some(({ event, level }) => event === "tool.failed" && level === "error")).toBe(true);
    },
  );

  test("the smell of gas still sends the caller out of the building, to call 911 themselves", async () => {
    const { ports } = app.container;
    const container = { ...app.container, ports: { ...ports, calls: { ...ports.calls, openToolCall: down } } };

    const response = await post("report_emergency", { what: "I smell gas" }, container);

    expect(await response.json()).toMatchObject({
      say: expect.stringMatching(/^If you smell gas, please leave the building now.*911.*another emergency service/),
      data: { outcome: "unavailable" },
    });
  });

  test("a database that cannot even say whose call it is gets an apology", async () => {
    const { ports } = app.container;
    const container = { ...app.container, ports: { ...ports, calls: { ...ports.calls, openToolCall: down } } };

    const response = await post("lookup_availability", {}, container);

    expect(await response.json()).toMatchObject({ data: { outcome: "unavailable" } });
  });

  test("one that never answers gets an apology before the caller hangs up", async () => {
    const { ports } = app.container;
    const never = () => new Promise<never>(() => undefined);
    const container = {
      ...app.container,
      ports: { ...ports, bookings: { ...ports.bookings, loadAvailability: never } },
    };

    const response = await post("lookup_availability", {}, container);

    expect(await response.json()).toMatchObject({ data: { outcome: "unavailable" } });
  });
});
