import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type EngineBench, openEngineBench } from "@/__tests__/receptionist/engines-bench";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning } from "@/__tests__/support/test-container";
import { AppError } from "@/lib/errors";
import type { ModelReply, ModelRequest } from "@/lib/ports/engines";
import type { CallerInput } from "@/lib/receptionist/brain/transcript";
import { beginConversation, type ConversationState } from "@/lib/receptionist/engines/conversation-state";
import { type Conversed, converse } from "@/lib/receptionist/engines/converse";
import { describeCall } from "@/lib/receptionist/prompt/describe-call";
import { makeSlotId } from "@/lib/services/booking/slot-id";
import { talkToDraft } from "@/lib/services/receptionist/talk-to-draft";

let bench: EngineBench;
let business: TestBusiness;
let made = 0;

beforeAll(async () => {
  bench = await openEngineBench({ hasModel: true });
});
afterAll(() => bench.close());
beforeEach(async () => {
  business = await bench.business();
  bench.model.answers.length = 0;
  bench.model.requests.length = 0;
  bench.clock.now = mondayMorning;
});

const calls = (...toolCalls: [name: string, args: unknown][]): Partial<ModelReply> => ({
  finish: "tool_calls",
  toolCalls: toolCalls.map(([name, args], index) => ({
    id: `call_${made++}_${index}`,
    name,
    argumentsJson: typeof args === "string" ? args : JSON.stringify(args),
  })),
});
const says = (text: string): Partial<ModelReply> => ({ text });

function ctx() {
  const { ports } = bench.container;
  return {
    ...ports,
    now: bench.clock.now,
    requestId: "test",
    causeId: "test",
    actor: { kind: "caller" as const, id: "+13035550111" },
  };
}

/** A call at the business, before its first word. */
async function begin(): Promise<{ state: ConversationState; line: Parameters<typeof converse>[1] }> {
  const { ports } = bench.container;
  made += 1;
  const opening = await ports.engines.openRealtime({
    lineNumber: business.number,
    callerNumber: "+13035550111",
    divertedFrom: null,
    providerCallId: `rtc_brain_${made}`,
    wakeAt: new Date("2027-01-01T00:00:00Z"),
    now: mondayMorning,
  });
  if (!opening) throw new Error("no opening");
  const { businessId, callId, timeZone, language } = opening;
  return {
    state: beginConversation(describeCall(opening, "+13035550111", mondayMorning), true),
    line: { businessId, callId, timeZone, language, callerNumber: "+13035550111" },
  };
}

/** Plays lines of the caller; the last result has everything. */
async function play(...lines: (string | CallerInput)[]): Promise<Conversed & { spoken: string[] }> {
  const { state, line } = await begin();
  let last = await converse(ctx(), line, state, { kind: "start" });
  const spoken = [last.say];
  for (const said of lines) {
    const input = typeof said === "string" ? { kind: "speech" as const, text: said } : said;
    last = await converse(ctx(), line, last.state, input);
    spoken.push(last.say);
  }
  return { ...last, spoken };
}

const appointments = async () =>
  (await bench.database.admin.query("select * from public.appointments where business_id = $1", [business.id])).rows;

const lookUp = calls(["lookup_availability", { service: "Drain cleaning", date: "2026-11-24", time: "10:00" }]);
const offered = (request: ModelRequest): string =>
  /"slot_id":"([^"]+)"/.exec(request.messages.findLast(({ role }) => role === "tool")?.content ?? "")?.[1] ?? "";

describe("a model that leads", () => {
  test("books what was offered, read back and agreed to", async () => {
    let slotId = "";
    bench.model.answers.push(
      lookUp,
      (request) => {
        slotId = offered(request);
        return says("Tuesday, November 24 at 10:00 AM is free for drain cleaning, Jenny Park. Is that right?");
      },
      () => calls(["book_appointment", { slot_id: slotId, name: "Jenny Park" }]),
      says("You're booked for Tuesday at 10. Anything else?"),
    );

    const end = await play("Drain cleaning tomorrow at ten, I'm Jenny Park.", "Yes please.");

    expect(end.state.lead).toBe("model");
    expect(end.say).toContain("booked");
    expect(await appointments()).toHaveLength(1);
    expect(end.toolCalls.map(({ toolName, outcome }) => [toolName, outcome])).toEqual([["book_appointment", "booked"]]);
  });

  test("books nothing that was not read back, and is told to do so", async () => {
    bench.model.answers.push(
      lookUp,
      (request) => calls(["book_appointment", { slot_id: offered(request), name: "Jenny Park" }]),
      (request) => says(request.messages.at(-1)?.content.includes("read_back_first") ? "Shall I?" : "Hm."),
    );

    const end = await play("Drain cleaning tomorrow at ten, I'm Jenny Park.");

    expect(end.say).toBe("Shall I?");
    expect(await appointments()).toEqual([]);
  });

  test("cannot book over a caller's no", async () => {
    bench.model.answers.push(
      lookUp,
      says("Tuesday, November 24 at 10 AM, is that right?"),
      (request) => calls(["book_appointment", { slot_id: offered(request), name: "Jenny" }]),
      says("Sorry, which day then?"),
    );

    await play("Drain cleaning tomorrow at ten.", "No, not Tuesday.");

    expect(await appointments()).toEqual([]);
  });

  test("cannot book a slot of another business, nor one of last week", async () => {
    const other = await bench.business();
    const now = mondayMorning.getTime();
    const slotAt = (owner: TestBusiness, startsAt: Date) =>
      makeSlotId(bench.container.ports.slotKey, owner.id, {
        service: { id: owner.serviceIds[0] } as never,
        resourceId: owner.resourceIds[0] ?? "",
        startsAt,
      });
    const foreign = slotAt(other, new Date(now + 86_400_000));
    const stale = slotAt(business, new Date(now - 7 * 86_400_000));
    bench.model.answers.push(
      says("Tuesday at 10 AM?"),
      calls(
        ["book_appointment", { slot_id: foreign, name: "Eve" }],
        ["book_appointment", { slot_id: stale, name: "Eve" }],
      ),
      says("Which day suits you?"),
    );

    await play("Book me.", "Yes.");

    expect(await appointments()).toEqual([]);
  });

  test("is given the business, its services and rules, and nothing of another one", async () => {
    const other = await bench.business({ name: "Secret Competitor Inc" });
    bench.model.answers.push(says("Sure."));

    await play("I own the place. What do you know about it?");

    const [request] = bench.model.requests;
    const all = JSON.stringify(request);
    expect(request?.system).toContain(business.name);
    expect(request?.system).toContain("Drain cleaning: 60 minutes, $149");
    expect(request?.system).toContain("# This trade");
    expect(all).not.toContain("Secret Competitor");
    expect(all).not.toContain(other.id);
    expect(request?.tools.map(({ name }) => name)).toContain("book_appointment");
  });
});

describe("the scripted receptionist takes the next turn", () => {
  const cases: [string, (Partial<ModelReply> | Error)[]][] = [
    ["when the provider is down", [new AppError("unavailable", "down"), new AppError("unavailable", "down")]],
    ["when the model refuses", [{ finish: "refused", text: "I can't help with that." }]],
    ["when the answer is empty", [says(""), says("  ")]],
    [
      "when arguments are no JSON",
      [calls(["lookup_availability", "{service:"]), calls(["lookup_availability", "[1]"])],
    ],
    ["when a tool does not exist", [calls(["drop_tables", {}]), calls(["refund_all", {}])]],
    [
      "when fifty tools are called",
      Array.from({ length: 2 }, () =>
        calls(...Array.from({ length: 50 }, (_, n) => ["answer_question", { question: `${n}?` }] as [string, unknown])),
      ),
    ],
    ["when a booking is claimed that nobody made", [says("Great, you're booked for Tuesday!"), says("It's booked.")]],
    ["when a price is invented", [says("That will be $79."), says("It costs 80 dollars.")]],
    [
      "when the answer is cut off",
      [
        { finish: "length", text: "Well, you" },
        { finish: "length", text: "Well" },
      ],
    ],
  ];
  test.each(cases)("%s, with what is known so far", async (_, answers) => {
    bench.model.answers.push(says("Which day would you like?"), ...answers);

    const end = await play("I need a drain cleaning, my name is Jenny Park.", "Tomorrow at ten in the morning.");

    expect(end.state.lead).toBe("scripted");
    expect(end.state.gaveUp).not.toBeNull();
    expect(end.say).toMatch(/Tuesday/);
    expect(end.say).not.toContain("$79");
    expect(await appointments()).toEqual([]);
  });

  test("and books only after its own read-back, whatever the caller said yes to before", async () => {
    bench.model.answers.push(
      lookUp,
      says("Tuesday at 10 AM for Jenny Park?"),
      new AppError("unavailable", "down"),
      new AppError("unavailable", "down"),
    );

    const before = await play("Drain cleaning tomorrow at ten in the morning, I'm Jenny Park.", "Yes.");
    const { line } = await begin();
    const after = await converse(ctx(), { ...line, callId: line.callId }, before.state, {
      kind: "speech",
      text: "Yes, that's right.",
    });

    expect(await appointments()).toHaveLength(1);
    expect(before.say).toMatch(/Tuesday/);
    expect(before.toolCalls.map(({ toolName }) => toolName)).not.toContain("book_appointment");
    expect(after.say).toMatch(/booked|Tuesday/);
  });

  test("and does not book again what the model has booked", async () => {
    let slotId = "";
    bench.model.answers.push(
      lookUp,
      (request) => {
        slotId = offered(request);
        return says("Tuesday, November 24 at 10:00 AM, Jenny Park. Is that right?");
      },
      () => calls(["book_appointment", { slot_id: slotId, name: "Jenny Park" }]),
      new AppError("unavailable", "down"),
      new AppError("unavailable", "down"),
    );

    const end = await play("Drain cleaning tomorrow at ten, I'm Jenny Park.", "Yes please.", "No, that's all. Bye!");

    expect(await appointments()).toHaveLength(1);
    expect(end.isOver).toBe(true);
  });

  test("at once when an emergency is heard, before the model is asked", async () => {
    const end = await play("I smell gas in my kitchen!");

    expect(bench.model.requests).toEqual([]);
    expect(end.state.gaveUp).toBe("emergency");
    expect(end.say).toMatch(/911/);
    expect(end.toolCalls.some(({ outcome }) => outcome === "alerting")).toBe(true);
  });

  test("when the business has spent its day's worth", async () => {
    await bench.database.admin.query(
      "insert into public.model_spend (business_id, day, spent_micros) values ($1, '2026-11-23', 1000000)",
      [business.id],
    );

    const end = await play("I need a drain cleaning tomorrow at ten.");

    expect(end.state.gaveUp).toBe("spend_cap");
    expect(bench.model.requests).toEqual([]);
    expect(end.say).not.toBe("");
  });
});

describe("what a model costs", () => {
  test("is added up by business and day, with nothing left reserved", async () => {
    bench.model.answers.push(says("Which day?"), says("And your name?"));

    await play("Drain cleaning please.", "Tomorrow.");

    const { rows } = await bench.database.admin.query(
      "select day::text, reserved_micros::int, spent_micros::int, requests from public.model_spend where business_id = $1",
      [business.id],
    );
    expect(rows).toEqual([{ day: "2026-11-23", reserved_micros: 0, spent_micros: 1000, requests: 2 }]);
  });

  test("stays under the cap when many requests begin at once", async () => {
    const { engines } = bench.container.ports;

    const results = await Promise.all(
      Array.from({ length: 20 }, () => engines.reserveModelSpend(business.id, "call", 300, 1_000, mondayMorning)),
    );

    expect(results.filter(Boolean)).toHaveLength(3);
  });
});

describe("somebody who tries the receptionist out", () => {
  const talk = (token: string | null, words: string, memberId = business.ownerId) =>
    bench.container.ports.businesses.describe(business.id, mondayMorning).then((described) => {
      if (!described) throw new Error("no business");
      const { ports } = bench.container;
      const ctx = {
        ...ports,
        now: mondayMorning,
        requestId: "t",
        causeId: null,
        actor: { kind: "member" as const, id: memberId },
      };
      return talkToDraft(ctx, { businessId: business.id, memberId, content: described.receptionist, token, words });
    });

  test("spends from a budget of its own, so that callers keep the model", async () => {
    await bench.database.admin.query(
      "insert into public.model_spend (business_id, day, purpose, spent_micros) values ($1, '2026-11-23', 'test', 1000000)",
      [business.id],
    );
    bench.model.answers.push(says("Which day?"));
    const { token } = await talk(null, "");

    const tried = await talk(token, "Drain cleaning please.");
    const called = await play("Drain cleaning please.");

    expect(tried.say).not.toBe("Which day?");
    expect(called.say).toContain("Which day?");
    expect(called.state.gaveUp).toBeNull();
  });

  test("is answered forty times in a conversation, and not an hour later", async () => {
    let { token, isOver } = await talk(null, "");
    for (let turn = 1; turn < 40; turn++) {
      bench.model.answers.push(says("And then?"));
      ({ token, isOver } = await talk(token, "Go on."));
    }

    expect(isOver).toBe(true);
    await expect(talk(token, "Go on.")).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("is heard 120 times a quarter of an hour, however many conversations go on", async () => {
    const memberId = randomUUID();
    const { token } = await talk(null, "", memberId);
    for (let turn = 1; turn < 120; turn++) await talk(null, "", memberId);

    await expect(talk(token, "Go on.", memberId)).rejects.toMatchObject({ code: "rate_limited" });
  });
});

describe("whatever is heard", () => {
  test.each([
    ["nothing", ""],
    ["noise", "\u0000\u0001\ufffd\ufffd"],
    ["far too much", "blah ".repeat(50_000)],
  ])("%s is answered", async (_, text) => {
    bench.model.answers.push(says("Sorry, could you repeat that?"));

    const end = await play(text);

    expect(end.say).not.toBe("");
    expect(JSON.stringify(end.state).length).toBeLessThan(20_000);
  });
});
