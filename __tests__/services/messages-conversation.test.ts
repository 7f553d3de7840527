import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning } from "@/__tests__/support/test-container";
import { openTexting, type Texting } from "@/__tests__/support/texting";
import {
  closeConversation,
  handBackConversation,
  replyAsPerson,
  takeOverConversation,
} from "@/lib/services/messages/conversations";

let texting: Texting;

beforeAll(async () => {
  texting = await openTexting();
});
afterAll(() => texting.app.close());
beforeEach(() => {
  texting.app.clock.now = mondayMorning;
});

const ctx = () => ({
  ...texting.app.container.ports,
  now: texting.app.clock.now,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: "m" },
});

async function conversationOf(business: TestBusiness) {
  const [row] = await rowsOf<{ id: string; state: string; brain: unknown }>(texting.app, "conversations", business);
  if (!row) throw new Error("no conversation");
  return row;
}

describe("the receptionist", () => {
  test("books by text, for the texting number, as a booking by text", async () => {
    const business = await texting.open();

    const last = await texting.book(business);

    expect(await rowsOf(texting.app, "appointments", business)).toMatchObject([
      { source: "text", customer_phone: texting.customer, customer_name: "Ada Jones", call_id: null },
    ]);
    // The confirmation is the reply: one text, not two.
    expect(last).toEqual([
      expect.stringContaining("You are booked for Drain cleaning on Tuesday, November 24 at 9:00 AM"),
    ]);
    expect(await rowsOf(texting.app, "fees", business)).toMatchObject([
      { state: expect.stringMatching(/paid|invoiced|pending/) },
    ]);
  });

  test("names the business, says that it is an AI assistant and how to stop, once, and fills no silence", async () => {
    const business = await texting.open();

    const [first] = await texting.text(business, "Can I book a drain cleaning tomorrow?");
    const [second] = await texting.text(business, "the first one");

    expect(first).toMatch(new RegExp(`^${business.name}: I'm the AI assistant\\..*Reply STOP to opt out\\.$`));
    expect(first).not.toContain("Let me check");
    expect(second).not.toContain(business.name);
    expect(second).not.toContain("AI assistant");
  });

  test("cancels and moves what the number has", async () => {
    const business = await texting.open();
    await texting.book(business);

    const asked = await texting.text(business, "I need to cancel my appointment");
    const done = await texting.text(business, "yes please");

    expect(asked.join()).toMatch(/Shall I cancel it/);
    expect(done).toEqual([expect.stringMatching(/is cancelled \(ref/)]);
    expect(await rowsOf(texting.app, "appointments", business)).toMatchObject([{ status: "cancelled" }]);
  });

  test("answers nobody whom the business does not serve, and keeps what they wrote", async () => {
    const business = await texting.open();
    await texting.app.database.admin.query(
      "insert into public.customers (business_id, phone, name, is_blocked) values ($1, $2, 'Rude Guy', true)",
      [business.id, texting.customer],
    );

    const replies = await texting.text(business, "Can I book a drain cleaning tomorrow?");

    expect(replies).toEqual([]);
    expect(await rowsOf(texting.app, "messages", business)).toMatchObject([{ direction: "inbound" }]);
  });

  test("answers in Spanish who writes Spanish", async () => {
    const business = await texting.open();

    const answers = await texting.text(business, "Hola, quiero hacer una cita para mañana por favor");

    expect(answers.join()).toMatch(/Soy el asistente de IA/);
    expect(answers.join()).toMatch(/Responda STOP/);
  });

  test("answers each text once, in order, when several come before the first is worked on", async () => {
    const business = await texting.open();
    await texting.deliver(business, "Hi there");
    await texting.deliver(business, "I need a drain cleaning");
    await texting.deliver(business, "tomorrow at 9 am");

    await texting.app.container.drain();

    const replies = (await rowsOf<{ kind: string; idempotency_key: string }>(texting.app, "messages", business)).filter(
      ({ kind }) => kind === "receptionist_reply",
    );
    expect(replies).toHaveLength(3);
    expect(new Set(replies.map((reply) => reply.idempotency_key)).size).toBe(3);
  });

  test("answers a text once, however often the carrier delivers it and its job runs", async () => {
    const business = await texting.open();
    const before = texting.app.texts.attempts.length;
    for (let count = 0; count < 3; count++)
      await texting.deliver(business, "Hi, are you open today?", { id: `same-${business.id}` });
    await texting.app.container.drain();
    await texting.app.database.admin.query(
      "update public.jobs set state = 'queued' where kind in ('reply_to_text', 'send_text', 'process_webhook')",
    );
    await texting.app.container.drain();

    expect(texting.app.texts.attempts.length - before).toBe(1);
  });

  test("books once when the process dies between the booking and the reply", async () => {
    const business = await texting.open();
    await texting.text(business, "Can I book a drain cleaning tomorrow at 9 am?");
    await texting.text(business, "Ada Jones");
    const { conversations } = texting.app.container.ports;
    const { finishTurn } = conversations;
    let deaths = 2;
    conversations.finishTurn = async (request) => {
      if (deaths-- > 0) throw new Error("the process dies here");
      return finishTurn(request);
    };
    const answers = await texting.text(business, "yes, that is right");
    for (const minutes of [1, 2]) {
      texting.wait(minutes);
      await texting.app.container.drain();
    }
    conversations.finishTurn = finishTurn;

    expect(await rowsOf(texting.app, "appointments", business)).toHaveLength(1);
    const texts = await rowsOf<{ kind: string }>(texting.app, "messages", business);
    expect(texts.filter(({ kind }) => kind === "confirmation")).toHaveLength(1);
    expect(answers).toHaveLength(1);
    expect((await conversationOf(business)).brain).toMatchObject({ task: "none" });
  });

  test("keeps one of two answers that were worked out at the same time", async () => {
    const business = await texting.open();
    await texting.text(business, "Are you open?");
    const { id } = await conversationOf(business);
    await texting.app.container.ports.texts.receive({
      webhookEventId: id,
      providerMessageId: `rival-${id}`,
      fromNumber: texting.customer,
      toNumber: business.number,
      body: "Hello?",
      command: null,
      replyKind: null,
      isConversation: true,
      saidAt: texting.app.clock.now,
      now: texting.app.clock.now,
    });
    const turn = await texting.app.container.ports.conversations.openTurn(id, texting.app.clock.now);
    const kept = {
      conversationId: id,
      messageId: turn?.messageId ?? "",
      turn: turn?.turn ?? -1,
      brain: {},
      language: "en" as const,
      say: "Yes.",
      isSettled: false,
      now: texting.app.clock.now,
    };

    const outcomes = await Promise.all([1, 2, 3].map(() => texting.app.container.ports.conversations.finishTurn(kept)));

    expect(outcomes.sort()).toEqual(["kept", "stale", "stale"]);
  });

  test("begins anew after half a day of silence", async () => {
    const business = await texting.open();
    await texting.text(business, "Can I book a drain cleaning tomorrow at 9 am?");
    texting.wait(13 * 60);

    const answers = await texting.text(business, "yes");

    expect(answers.join()).toContain("AI assistant");
    expect(await rowsOf(texting.app, "appointments", business)).toEqual([]);
  });

  test("takes an emergency at once, and the owner has it", async () => {
    const business = await texting.open();

    const answers = await texting.text(business, "there is a strong smell of gas in my kitchen");

    expect(answers.join()).toMatch(/911/);
    expect(await rowsOf(texting.app, "notifications", business)).toContainEqual(
      expect.objectContaining({ kind: "message", is_urgent: true }),
    );
  });
});

describe("a person", () => {
  async function takenOver() {
    const business = await texting.open();
    await texting.text(business, "Hi, are you open today?");
    const { id } = await conversationOf(business);
    const request = { businessId: business.id, conversationId: id, memberId: business.ownerId };
    return { business, request };
  }

  test("takes over, is told of what comes, and hands back", async () => {
    const { business, request } = await takenOver();

    expect(await takeOverConversation(ctx(), request)).toBe("changed");
    expect(await takeOverConversation(ctx(), request)).toBe("unchanged");
    expect(await texting.text(business, "Are you still there?")).toEqual([]);
    expect(await rowsOf(texting.app, "notifications", business)).toContainEqual(
      expect.objectContaining({ kind: "text", body: "Are you still there?" }),
    );
    expect(await handBackConversation(ctx(), request)).toBe("changed");

    expect(await texting.text(business, "Can I book a drain cleaning tomorrow?")).toHaveLength(1);
  });

  test("takes over by writing; the reply leaves as it was written, once a key", async () => {
    const { business, request } = await takenOver();
    const before = texting.app.texts.attempts.length;
    const reply = { ...request, words: "  We'll be there at 3 👍 ", key: "k1" };

    expect(await replyAsPerson(ctx(), reply)).toBe("queued");
    expect(await replyAsPerson(ctx(), reply)).toBe("already_sent");
    await texting.app.container.drain();

    expect(texting.app.texts.attempts.slice(before)).toMatchObject([
      { body: "We'll be there at 3 👍", from: business.number, to: texting.customer },
    ]);
    expect((await conversationOf(business)).state).toBe("person");
    const trail = await rowsOf<{ action: string }>(texting.app, "audit_log", business);
    expect(trail.map(({ action }) => action)).toContain("conversation.person");
  });

  test("who takes over while the receptionist thinks, wins", async () => {
    const { business, request } = await takenOver();
    const { businesses } = texting.app.container.ports;
    const { describe: read } = businesses;
    businesses.describe = async (...args) => {
      await takeOverConversation(ctx(), request);
      return read(...args);
    };

    const answers = await texting.text(business, "Can I book a drain cleaning tomorrow?");
    businesses.describe = read;

    expect(answers).toEqual([]);
  });

  test("cannot write to who opted out, nothing, or a novel, nor into another business's conversation", async () => {
    const { business, request } = await takenOver();
    const other = await texting.open();
    await texting.text(business, "STOP");

    expect(await replyAsPerson(ctx(), { ...request, words: "Hello", key: "a" })).toBe("opted_out");
    await expect(replyAsPerson(ctx(), { ...request, words: " ", key: "b" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(replyAsPerson(ctx(), { ...request, words: "x".repeat(1_001), key: "c" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    const foreign = { ...request, businessId: other.id };
    await expect(replyAsPerson(ctx(), { ...foreign, words: "Hi", key: "d" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(closeConversation(ctx(), foreign)).rejects.toMatchObject({ code: "not_found" });
  });

  test("closes a conversation, which the next text opens again", async () => {
    const { business, request } = await takenOver();

    await closeConversation(ctx(), request);
    const answers = await texting.text(business, "One more question: do you have time on Friday?");

    expect(answers).toHaveLength(1);
    expect((await conversationOf(business)).state).toBe("receptionist");
  });
});
