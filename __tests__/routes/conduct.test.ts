import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type EngineBench, openEngineBench } from "@/__tests__/receptionist/engines-bench";
import { type Body, caller, legOf } from "@/__tests__/receptionist/telnyx-bodies";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { analyzedBody, endedBody, toolBody, transcriptBody } from "@/__tests__/support/retell-bodies";
import { retellRequest, telnyxRequest } from "@/__tests__/support/signed-requests";
import { receivedBody } from "@/__tests__/support/telnyx-bodies";
import { mondayMorning } from "@/__tests__/support/test-container";
import { answerToolCall } from "@/lib/http/answer-tool-call";
import { receiveVoiceEvent } from "@/lib/http/receive-voice-event";
import { receiveWebhook } from "@/lib/http/receive-webhook";
import { writeMark } from "@/lib/providers/telnyx/voice-mapper";

let bench: EngineBench;
let business: TestBusiness;

beforeAll(async () => {
  bench = await openEngineBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  bench.clock.now = mondayMorning;
  bench.carrier.commands.length = 0;
  business = await bench.business();
});

async function deliver(body: Body): Promise<void> {
  bench.clock.now = new Date(Math.max(bench.clock.now.getTime(), Date.parse(body.data.occurred_at)));
  await receiveVoiceEvent(bench.container, await telnyxRequest("/api/telnyx/voice-webhook", body));
  await bench.settle();
}

async function retell(body: unknown): Promise<void> {
  await receiveWebhook(bench.container, await retellRequest("/api/retell/voice-webhook", body), { provider: "retell" });
  await bench.settle();
}

const rows = async <Row extends object>(sql: string, values: unknown[] = [business.id]): Promise<Row[]> =>
  (await bench.database.admin.query(sql, values)).rows as Row[];

const people = ["+13035550191", "+13035550192", "+13035550193"];

async function addPeople(): Promise<void> {
  for (const [index, phone] of people.entries()) {
    await bench.database.admin.query(
      "insert into public.escalation_targets (business_id, purpose, position, name, phone) values ($1, 'transfer', $2, $3, $4)",
      [business.id, index + 1, `Person ${index + 1}`, phone],
    );
  }
}

/** An event of a leg that was dialled for the caller. */
function ofTarget(body: Body, legId: string, target: number): Body {
  const copy = structuredClone(body);
  copy.data.payload = {
    ...copy.data.payload,
    call_leg_id: `${legId}-b${target}`,
    call_control_id: `v3:${legId}-b${target}`,
    client_state: writeMark({ legId, target }),
    direction: "outgoing",
  };
  return copy;
}

const rung = () => bench.carrier.commands.flatMap(({ command }) => (command.kind === "transfer" ? [command.to] : []));

describe("a caller who asks for a person over Call Control", () => {
  test("is put through in order; each attempt has its outcome, each person a text before the ring", async () => {
    await addPeople();
    const leg = legOf(business.number, mondayMorning);
    const end = (target: number, seconds: number, cause: string) =>
      ofTarget(leg.hangup(seconds, cause), leg.legId, target);

    for (const body of [leg.initiated(), leg.answered(), leg.heard("Can I talk to a human please?", 6)])
      await deliver(body);
    expect(rung()).toEqual(people.slice(0, 1));
    await deliver(end(0, 12, "user_busy"));
    await deliver(end(0, 12, "user_busy"));
    await deliver(end(1, 40, "timeout"));
    expect(rung()).toEqual(people);
    const bridged = ofTarget(leg.answered(45), leg.legId, 2);
    bridged.data.event_type = "call.bridged";
    await deliver(bridged);
    await deliver(leg.hangup(90));

    expect(
      await rows(
        "select position, phone, name, state, cause from public.transfer_attempts where business_id = $1 order by position",
      ),
    ).toEqual([
      { position: 1, phone: people[0], name: "Person 1", state: "busy", cause: "user_busy" },
      { position: 2, phone: people[1], name: "Person 2", state: "no_answer", cause: "timeout" },
      { position: 3, phone: people[2], name: "Person 3", state: "answered", cause: null },
    ]);
    expect(await rows("select outcome from public.calls where business_id = $1")).toEqual([{ outcome: "transferred" }]);
    const texts = await rows<{ to_number: string }>(
      "select to_number from public.messages where business_id = $1 and kind = 'owner_alert' order by created_at",
    );
    expect(texts.map(({ to_number: number }) => number)).toEqual(people);
  });

  test("never rings a number that may not be rung, and the attempt says why", async () => {
    await bench.database.admin.query(
      "insert into public.escalation_targets (business_id, purpose, position, name, phone) values ($1, 'transfer', 1, 'Stored before', '+18765550111'), ($1, 'transfer', 2, 'Ana', $2)",
      [business.id, people[0]],
    );
    const leg = legOf(business.number, mondayMorning);

    for (const body of [leg.initiated(), leg.answered(), leg.keys("0", 6)]) await deliver(body);

    expect(rung()).toEqual(people.slice(0, 1));
    expect(
      await rows("select phone, state, cause from public.transfer_attempts where business_id = $1 order by position"),
    ).toEqual([
      { phone: people[0], state: "ringing", cause: null },
      { phone: "+18765550111", state: "failed", cause: "number_not_allowed" },
    ]);
  });

  test("comes back to the receptionist when nobody answers, and leaves a message", async () => {
    await addPeople();
    const leg = legOf(business.number, mondayMorning);

    for (const body of [leg.initiated(), leg.answered(), leg.keys("0", 6)]) await deliver(body);
    for (const [index, cause] of ["timeout", "call_rejected", "timeout"].entries()) {
      await deliver(ofTarget(leg.hangup(20 + index * 20, cause), leg.legId, index));
    }
    await deliver(leg.heard("Please tell Ana that the gate code has changed.", 90));
    await deliver(leg.heard("Jenny Park", 96));

    expect(rung()).toEqual(people);
    expect(bench.carrier.said().at(-2)).toMatch(/name/);
    expect(await rows("select state from public.transfer_attempts where business_id = $1 order by position")).toEqual([
      { state: "no_answer" },
      { state: "failed" },
      { state: "no_answer" },
    ]);
    const [message] = await rows<{ body: string }>("select body from public.notifications where business_id = $1");
    expect(message?.body).toContain("gate code has changed");
  });
});

describe("a call that is no customer's", () => {
  const played: [string, string[], string][] = [
    ["spam", ["We offer SEO and marketing for local shops."], "spam"],
    ["a wrong number", ["Oh sorry, wrong number."], "abandoned"],
  ];
  test.each(played)("%s ends early, is labelled, and gets no text back", async (_, lines, outcome) => {
    const leg = legOf(business.number, mondayMorning);
    for (const body of [leg.initiated(), leg.answered()]) await deliver(body);
    for (const [index, line] of lines.entries()) await deliver(leg.heard(line, 6 + index * 6));
    await deliver(leg.spoken("end", 20));
    await deliver(leg.hangup(21));
    bench.clock.now = new Date(mondayMorning.getTime() + 120_000);

    const swept = await bench.container.ports.texts.sweep(bench.clock.now);

    expect(await rows("select outcome from public.calls where business_id = $1")).toEqual([{ outcome }]);
    expect(swept.textBacks).toBe(0);
    expect(bench.carrier.commands.at(-1)?.command.kind).toBe("hang_up");
  });

  test("is labelled alike when Retell's model led it", async () => {
    const said = (content: string) => [
      { role: "agent", content: "Thanks for calling.", words: [] },
      { role: "user", content, words: [] },
    ];
    const turns = ["This is an automated message about your extended warranty. Press 1.", "Sorry, wrong number", "Hi"];

    for (const [index, content] of turns.entries()) {
      await retell(
        endedBody({ business, callId: `kind-${business.id}-${index}` }, { transcript_with_tool_calls: said(content) }),
      );
    }

    expect(
      await rows("select outcome, end_reason from public.calls where business_id = $1 order by provider_call_id"),
    ).toEqual([
      { outcome: "spam", end_reason: "user_hangup" },
      { outcome: "abandoned", end_reason: "wrong_number" },
      { outcome: "answered", end_reason: "user_hangup" },
    ]);
  });
});

describe("a relay call over Call Control", () => {
  test("waits longer for every answer", async () => {
    const leg = legOf(business.number, mondayMorning);
    for (const body of [leg.initiated(), leg.answered(), leg.heard("This is relay operator 4412.", 6)])
      await deliver(body);

    const [greeting, answer] = bench.carrier.commands.flatMap(({ command }) =>
      command.kind === "say" ? [command] : [],
    );

    expect(greeting?.isPatient).toBeUndefined();
    expect(answer).toMatchObject({ isPatient: true, text: expect.stringContaining("all the time you need") });
  });
});

describe("a wish for no more texts that Retell's model overheard", () => {
  test("is obeyed from the transcript, once a call", async () => {
    const of = { business, callId: `stop-${business.id}` };
    const talk = {
      transcript_with_tool_calls: [{ role: "user", content: "And please stop texting me all the time.", words: [] }],
    };

    await retell(endedBody(of, talk));
    await retell({ event: "call_analyzed", call: endedBody(of, talk).call });

    expect(await rows("select number from public.opt_outs where business_id = $1")).toEqual([{ number: caller }]);
    expect(
      await rows("select words, source from public.consent_events where business_id = $1 and kind = 'revoked'"),
    ).toEqual([{ words: "And please stop texting me all the time.", source: "call" }]);
  });
});

describe("a caller whom the business does not serve", () => {
  test("can book nothing, whatever the model tries", async () => {
    await bench.database.admin.query(
      "insert into public.customers (business_id, phone, name, is_blocked) values ($1, $2, 'Rude Guy', true)",
      [business.id, caller],
    );
    const body = toolBody({ business, callId: `blocked-${business.id}` }, "lookup_availability", {
      date: "2026-11-24",
    });

    const response = await answerToolCall(
      bench.container,
      "lookup_availability",
      await retellRequest("/api/retell/tools/lookup_availability", body),
    );

    expect((await response.json()).data.outcome).toBe("blocked");
  });
});

const cards = ["4111111111111111", "378282246310005", "6011111111111117"];

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const tables = await rows<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'",
    [],
  );
  const dumps = await Promise.all(
    tables.map(async ({ name }) => JSON.stringify(await rows(`select to_jsonb(t)::text as row from ${name} t`, []))),
  );
  return dumps.join("\n");
}

describe("card numbers", () => {
  test("stand in no table after calls over every engine, texts and tools", async () => {
    for (const [index, card] of cards.entries()) {
      const spoken = `My card is ${card.replace(/(.{4})/g, "$1 ").trim()}, the CVV is 9876`;
      const leg = legOf(business.number, mondayMorning);
      for (const body of [leg.initiated(), leg.answered(), leg.heard(spoken, 6), leg.keys(card.slice(0, 15), 9)]) {
        await deliver(body);
      }
      await deliver(leg.heard(`I repeat ${[...card].join(" ")}`, 15));
      await deliver(leg.hangup(20));

      const of = { business, callId: `card-${business.id}-${index}` };
      const words = card.split("").map((word, place) => ({ word, start: place, end: place + 1 }));
      const talk = [{ role: "user", content: spoken, words }, ...transcriptBody(of).call.transcript_with_tool_calls];
      const call = { transcript: `User: ${spoken}\n`, transcript_with_tool_calls: talk, transcript_object: talk };
      await retell({ event: "transcript_updated", call: { ...transcriptBody(of).call, ...call } });
      await retell(endedBody(of, call));
      await retell({
        event: "call_analyzed",
        call: { ...analyzedBody(of).call, ...call, call_analysis: { call_summary: `Paid with ${card}` } },
      });
      for (const [tool, args] of [
        ["take_message", { message: `Charge ${card}`, name: card, phone: Number(card) }],
        ["answer_question", { question: `Do you take ${card}?` }],
        ["transfer_call", { reason: spoken }],
      ] as const) {
        const request = await retellRequest(`/api/retell/tools/${tool}`, toolBody(of, tool, args, `${tool}-${index}`));
        await answerToolCall(bench.container, tool, request);
        await bench.settle();
      }
      const text = receivedBody({
        id: `t-${business.id}-${index}`,
        from: caller,
        to: business.number,
        body: spoken,
        saidAt: mondayMorning,
      });
      await receiveWebhook(bench.container, await telnyxRequest("/api/telnyx/messaging-webhook", text), {
        provider: "telnyx",
      });
      await bench.settle();
    }

    const kept = await everything();
    const digits = kept.replace(/[\s,.-]+/g, "");

    expect(kept).toContain("[card details removed]");
    for (const card of cards) expect(digits).not.toContain(card);
    expect(kept).not.toMatch(/CVV is 9876/);
  });
});
