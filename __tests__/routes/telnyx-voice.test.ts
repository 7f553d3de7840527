import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type EngineBench, fallbackNumber, openEngineBench } from "@/__tests__/receptionist/engines-bench";
import { type Body, caller, legOf } from "@/__tests__/receptionist/telnyx-bodies";
import { telnyxRequest } from "@/__tests__/support/signed-requests";
import { mondayMorning } from "@/__tests__/support/test-container";
import { AppError } from "@/lib/errors";
import { receiveVoiceEvent } from "@/lib/http/receive-voice-event";

let bench: EngineBench;

beforeAll(async () => {
  bench = await openEngineBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.clock.now = mondayMorning;
  bench.carrier.commands.length = 0;
  bench.carrier.answers.length = 0;
});

/** Delivers an event at its own time, and waits until it was heard. */
async function deliver(body: Body, change: Parameters<typeof telnyxRequest>[2] = {}): Promise<number> {
  bench.clock.now = new Date(Math.max(bench.clock.now.getTime(), Date.parse(body.data.occurred_at)));
  const request = await telnyxRequest("/api/telnyx/voice-webhook", body, change);
  const response = await receiveVoiceEvent(bench.container, request);
  await bench.settle();
  return response.status;
}

async function rows<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
  return (await bench.database.admin.query(sql, values)).rows as Row[];
}

const callOf = async (legId: string) =>
  (await rows<Record<string, unknown>>("select * from public.calls where provider_call_id = $1", [legId]))[0];

const bookingLines = [
  "Hi, my kitchen sink is clogged, I need a drain cleaning.",
  "Tomorrow at ten in the morning.",
  "Jenny Park.",
  "Yes, that's right.",
  "No, that's all, thanks.",
];

describe("a call over Call Control", () => {
  test("is answered, recorded, booked, said goodbye to, hung up and closed", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);

    await deliver(leg.initiated());
    await deliver(leg.answered());
    for (const [index, line] of bookingLines.entries()) await deliver(leg.heard(line, 10 + index * 5));
    await deliver(leg.spoken("end", 40));
    await deliver(leg.hangup(41));
    await deliver(leg.recorded(44));

    const call = await callOf(leg.legId);
    const kinds = bench.carrier.commands.map(({ command }) => command.kind);
    expect(call).toMatchObject({
      business_id: business.id,
      engine: "telnyx",
      caller_number: caller,
      status: "ended",
      outcome: "booked",
      end_reason: "normal_clearing",
    });
    expect(call?.summary).toContain("booked");
    expect(kinds.slice(0, 3)).toEqual(["answer", "listen", "say"]);
    expect(kinds.at(-1)).toBe("hang_up");
    expect(bench.carrier.said()[0]).toContain("AI assistant");
    const appointments = await rows("select * from public.appointments where business_id = $1", [business.id]);
    expect(appointments).toHaveLength(1);
    const recording = await rows("select state from public.recordings where call_id = $1", [call?.id]);
    expect(recording).toEqual([{ state: "stored" }]);
    const turns = await rows<{ role: string; content: string }>(
      "select role, content from public.call_turns where call_id = $1 order by position",
      [call?.id],
    );
    expect(turns.filter(({ role }) => role === "caller").map(({ content }) => content)).toEqual(bookingLines);
    expect(new Set(bench.carrier.commands.map(({ id }) => id)).size).toBe(bench.carrier.commands.length);
  });

  test("goes on after a repeat of every event as if it had come once", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);
    const events = [leg.initiated(), leg.answered(), leg.heard(bookingLines[0] ?? "", 6)];

    for (const event of events) {
      await deliver(event);
      await deliver(event);
    }

    expect(bench.carrier.commands.filter(({ command }) => command.kind === "answer")).toHaveLength(1);
    expect(bench.carrier.said()).toHaveLength(2);
  });

  test("that nobody answered in time is missed half a minute after the hang-up, and the owner is told", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);

    await deliver(leg.hangup(19, "originator_cancel"));
    await deliver(leg.initiated());
    const before = await callOf(leg.legId);
    bench.clock.now = new Date(mondayMorning.getTime() + 60_000);
    await bench.container.drain();

    expect(before?.status).toBe("ringing");
    expect(await callOf(leg.legId)).toMatchObject({ status: "ended", outcome: "missed" });
    expect(bench.carrier.commands).toEqual([]);
    const told = await rows("select kind from public.notifications where business_id = $1", [business.id]);
    expect(told).toEqual([{ kind: "missed" }]);
  });

  test("whose caller hangs up on the greeting is abandoned", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);

    for (const event of [leg.initiated(), leg.answered(), leg.hangup(4)]) await deliver(event);

    expect(await callOf(leg.legId)).toMatchObject({ status: "ended", outcome: "abandoned", duration_seconds: 3 });
  });

  test("asks a silent caller, and gives up after three silences", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);

    for (const event of [leg.initiated(), leg.answered(), leg.silence("t1", 12), leg.silence("t1", 13)]) {
      await deliver(event);
    }
    await deliver(leg.silence("t2", 24));
    await deliver(leg.silence("t3", 36));
    await deliver(leg.spoken("end", 40));

    expect(bench.carrier.said()).toHaveLength(4);
    expect(bench.carrier.commands.at(-1)?.command.kind).toBe("hang_up");
  });

  test("hears key 9 as a wish for Spanish and key 0 as one for a person", async () => {
    const business = await bench.business();
    await bench.database.admin.query("update public.businesses set phone = null where id = $1", [business.id]);
    const leg = legOf(business.number, mondayMorning);

    for (const event of [leg.initiated(), leg.answered(), leg.keys("9", 5), leg.keys("0", 9)]) await deliver(event);

    const [, spanish, person] = bench.carrier.said();
    expect(spanish).toContain("español");
    expect(person).toMatch(/mensaje|llam/);
    expect(
      bench.carrier.commands.filter(({ command }) => command.kind === "listen").map(({ command }) => command),
    ).toEqual([
      { kind: "listen", language: "en" },
      { kind: "listen", language: "es" },
    ]);
  });

  test("that a trunk did not take is led for the number that the caller had dialled", async () => {
    const business = await bench.business({ engine: "retell", fallback: "telnyx" });
    const leg = legOf(fallbackNumber, mondayMorning);
    const headers = [{ name: "Diversion", value: `<sip:${business.number}@sip.telnyx.com>;reason=unavailable` }];

    await deliver(leg.initiated(0, { sip_headers: headers }));
    await deliver(leg.answered());

    expect(await callOf(leg.legId)).toMatchObject({ business_id: business.id, line_number: business.number });
    expect(bench.carrier.said()[0]).toContain(business.name);
  });

  test("keeps the number that it was forwarded from", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);

    await deliver(leg.initiated(0, { sip_headers: [{ name: "Diversion", value: "<sip:+13035550142@carrier>" }] }));

    expect(await callOf(leg.legId)).toMatchObject({ diverted_from: "+13035550142" });
  });

  test("becomes a message where the fallback is a voicemail", async () => {
    const business = await bench.business({ engine: "retell", fallback: "voicemail" });
    const leg = legOf(business.number, mondayMorning);

    for (const event of [
      leg.initiated(),
      leg.answered(),
      leg.heard("This is Ana Lopez, my heater is broken.", 9),
      leg.silence("t1", 14),
      leg.heard("Please call me back today.", 18),
      leg.silence("t2", 26),
      leg.silence("t3", 37),
      leg.spoken("end", 41),
      leg.hangup(42),
    ]) {
      await deliver(event);
    }

    const call = await callOf(leg.legId);
    const [message] = await rows<{ body: string }>(
      "select body from public.notifications where business_id = $1 and kind = 'message'",
      [business.id],
    );
    expect(call).toMatchObject({ status: "ended", outcome: "message" });
    expect(message?.body).toContain("Ana Lopez, my heater is broken. Please call me back today.");
  });

  test("to a number that nobody has hears a sentence and is hung up", async () => {
    const leg = legOf("+13035558888", mondayMorning);

    for (const event of [leg.initiated(), leg.answered(), leg.spoken("end", 6)]) await deliver(event);

    expect(bench.carrier.commands.map(({ command }) => command.kind)).toEqual(["answer", "say", "hang_up"]);
    expect(await callOf(leg.legId)).toBeUndefined();
  });

  test("survives a carrier that does not take a sentence: it is sent again", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);
    await deliver(leg.initiated());
    bench.carrier.answers.push("done", new AppError("unavailable", "away"));

    await deliver(leg.answered());
    const before = bench.carrier.said().length;
    bench.clock.now = new Date(bench.clock.now.getTime() + 3_000);
    await bench.container.drain();

    expect(before).toBe(0);
    expect(bench.carrier.said()).toHaveLength(1);
  });

  test("that is over at the carrier is left alone", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);
    await deliver(leg.initiated());
    await deliver(leg.answered());
    bench.carrier.answers.push("gone");

    await deliver(leg.heard(bookingLines[0] ?? "", 6));
    await deliver(leg.hangup(7));

    expect(await callOf(leg.legId)).toMatchObject({ status: "ended", outcome: "answered" });
  });
});

describe("a call that many processes hear at once", () => {
  test("is led by one at a time, and every event is heard once", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);
    const events = [
      leg.initiated(),
      leg.answered(),
      leg.heard("Hi, I need", 6),
      leg.heard("a drain cleaning", 7),
      leg.heard("tomorrow at ten in the morning", 8),
    ];
    bench.clock.now = new Date(mondayMorning.getTime() + 10_000);

    await Promise.all(
      [...events, ...events].map(async (body) => {
        const request = await telnyxRequest("/api/telnyx/voice-webhook", body);
        await receiveVoiceEvent(bench.container, request);
      }),
    );
    await bench.settle();

    const call = await callOf(leg.legId);
    const turns = await rows<{ content: string }>(
      "select content from public.call_turns where call_id = $1 and role = 'caller' order by position",
      [call?.id],
    );
    const waiting = await rows("select 1 from public.call_inbox where call_id = $1 and heard_at is null", [call?.id]);
    const held = await rows("select lease_token from public.call_conversations where call_id = $1", [call?.id]);
    expect(waiting).toEqual([]);
    expect(held).toEqual([{ lease_token: null }]);
    expect(
      turns
        .map(({ content }) => content)
        .join(" ")
        .split(" ")
        .sort(),
    ).toEqual("Hi, I need a drain cleaning tomorrow at ten in the morning".split(" ").sort());
    expect(bench.carrier.commands.filter(({ command }) => command.kind === "answer")).toHaveLength(1);
  });

  test("is taken over from a process that died in the middle of a turn", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);
    await deliver(leg.initiated());
    await deliver(leg.answered());
    const call = await callOf(leg.legId);
    await rows(
      "update public.call_conversations set lease_token = gen_random_uuid(), leased_until = $2 where call_id = $1",
      [call?.id, new Date(bench.clock.now.getTime() + 20_000)],
    );

    await deliver(leg.heard("I need a drain cleaning.", 6));
    const before = bench.carrier.said().length;
    bench.clock.now = new Date(bench.clock.now.getTime() + 45_000);
    await bench.container.drain();

    expect(before).toBe(1);
    expect(bench.carrier.said()).toHaveLength(2);
  });

  test("goes on from its words when a new version does not understand the state of the old one", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);
    for (const event of [leg.initiated(), leg.answered(), leg.heard("I need a drain cleaning.", 6)])
      await deliver(event);
    await rows(
      "update public.call_conversations set state = jsonb_set(state, '{conversation,scripted}', '{\"old\": 1}') where call_id = $1",
      [(await callOf(leg.legId))?.id],
    );

    await deliver(leg.heard("Tomorrow at ten in the morning.", 12));

    expect(bench.carrier.said().at(-1)).toMatch(/Tuesday|name/);
  });

  test("becomes a message when the conversation itself breaks", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);
    await deliver(leg.initiated());
    await deliver(leg.answered());
    await rows(
      "update public.call_conversations set state = jsonb_set(state, '{conversation}', (state -> 'conversation') || '{\"scripted\": {}, \"variables\": null}') where call_id = $1",
      [(await callOf(leg.legId))?.id],
    );

    await deliver(leg.heard("I need a drain cleaning.", 6));
    await deliver(leg.heard("It is Jenny, please call me back.", 12));
    await deliver(leg.hangup(20));

    const [message] = await rows<{ body: string }>("select body from public.notifications where business_id = $1", [
      business.id,
    ]);
    expect(bench.carrier.said().at(-1)).toContain("take a message");
    expect(message?.body).toContain("It is Jenny, please call me back.");
  });
});

describe("a call that is told hours late and out of order", () => {
  test("ends as what it was", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);
    bench.clock.now = new Date(mondayMorning.getTime() + 5 * 3_600_000);
    bench.carrier.answers.push("gone");

    for (const event of [
      leg.recorded(70),
      leg.heard("Are you open?", 20),
      leg.hangup(60),
      leg.answered(2),
      leg.initiated(),
    ]) {
      await deliver(event);
    }
    bench.clock.now = new Date(bench.clock.now.getTime() + 120_000);
    await bench.container.drain();

    const call = await callOf(leg.legId);
    expect(call).toMatchObject({ status: "ended", outcome: "answered", duration_seconds: 58 });
    const recording = await rows("select state, source_url from public.recordings where call_id = $1", [call?.id]);
    expect(recording).toEqual([{ state: "stored", source_url: `https://recordings.example.com/${leg.legId}.mp3` }]);
  });
});

describe("the endpoint", () => {
  test("answers 401 to a forged body and keeps nothing", async () => {
    const business = await bench.business();
    const leg = legOf(business.number, mondayMorning);
    const request = await telnyxRequest("/api/telnyx/voice-webhook", leg.initiated(), {
      signature: Buffer.alloc(64).toString("base64"),
    });

    const response = await receiveVoiceEvent(bench.container, request);

    expect(response.status).toBe(401);
    expect(await callOf(leg.legId)).toBeUndefined();
  });

  test("acknowledges bodies that it does not know", async () => {
    const request = await telnyxRequest("/api/telnyx/voice-webhook", { data: { nothing: true } });

    expect((await receiveVoiceEvent(bench.container, request)).status).toBe(200);
  });

  test("tells the caller so when the database is away, and wants the event again", async () => {
    const broken = await openEngineBench();
    const business = await broken.business();
    const leg = legOf(business.number, mondayMorning);
    await broken.database.close();

    const request = await telnyxRequest("/api/telnyx/voice-webhook", leg.heard("hello", 3));
    const response = await receiveVoiceEvent(broken.container, request);
    await broken.settle();

    expect(response.status).toBe(503);
    expect(broken.carrier.said()[0]).toContain("technical problem");
    await broken.container.kysely.destroy();
  });
});
