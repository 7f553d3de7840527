import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { ana, ben, type OnCall, openOnCall, plainRequest } from "@/__tests__/support/on-call";
import { endedBody } from "@/__tests__/support/retell-bodies";
import { mondayMorning } from "@/__tests__/support/world";
import { AppError } from "@/lib/errors";
import { identifyRetellEvent } from "@/lib/providers/retell/mapper";
import { findTool } from "@/lib/receptionist/tools/registry";
import { closeEmergency } from "@/lib/services/emergencies/close-emergency";
import { reportEmergency } from "@/lib/services/emergencies/report-emergency";
import { startDrill } from "@/lib/services/emergencies/start-drill";

let onCall: OnCall;

beforeAll(async () => {
  onCall = await openOnCall();
});
beforeEach(async () => {
  const { app } = onCall;
  app.clock.now = mondayMorning;
  app.texts.attempts.length = 0;
  app.carrier.dialled.length = 0;
  app.carrier.commands.length = 0;
  app.mailer.mails.length = 0;
  await app.database.admin.query("truncate public.jobs");
});
afterAll(() => onCall.app.close());

const ctx = () => ({ ...onCall.app.container.ports, now: onCall.app.clock.now, ...plainRequest });

/** A call of the business, and the line that its tools work for. */
async function lineOf(business: TestBusiness, callerNumber: string | null = "+17205550111") {
  const call = await onCall.app.stores.calls.openToolCall({
    agentId: business.agentId,
    lineNumber: business.number,
    callerNumber,
    engine: "retell",
    providerCallId: `call-${Math.random()}`,
    knownCallId: null,
    startedAt: mondayMorning,
    now: mondayMorning,
  });
  if (!call) throw new Error("no call");
  return {
    businessId: business.id,
    callId: call.callId,
    timeZone: call.timeZone,
    language: "en" as const,
    callerNumber,
  };
}

async function useTool(name: string, line: Awaited<ReturnType<typeof lineOf>>, args: unknown) {
  const answer = await findTool(name)?.runParsed(ctx(), line, args);
  if (!answer) throw new Error("arguments were refused");
  return answer;
}

describe("report_emergency", () => {
  test("tells a caller who smells gas to leave and call 911 before anything else, and alerts the ladder", async () => {
    const business = await onCall.open();
    const line = await lineOf(business);

    const answer = await useTool("report_emergency", line, { what: "I smell gas in the basement", name: "Kim" });

    expect(answer.say).toMatch(/^If you smell gas, please leave the building now.*person on call.*10 minutes/);
    expect(answer.data).toMatchObject({ outcome: "alerting", kind: "gas", is_life_threat: true, minutes: 10 });
    expect(await onCall.emergencies(business)).toMatchObject([
      { state: "open", kind: "gas", customer_number: line.callerNumber, customer_name: "Kim", call_id: line.callId },
    ]);
    expect(await rowsOf(onCall.app, "calls", business)).toMatchObject([{ outcome: "message" }]);
  });

  test("judges the words itself, whatever kind a model names", async () => {
    const business = await onCall.open();

    const answer = await useTool("report_emergency", await lineOf(business), {
      what: "my carbon monoxide alarm is going off",
      kind: "no_heat",
    });

    expect(answer.data).toMatchObject({ kind: "carbon_monoxide", is_life_threat: true });
  });

  test("finds nothing urgent in ordinary words, unless the caller declares it", async () => {
    const business = await onCall.open();
    const line = await lineOf(business);

    const plain = await useTool("report_emergency", line, { what: "the faucet drips a little" });
    const declared = await useTool("report_emergency", line, { what: "the faucet drips a little", kind: "declared" });

    expect(plain.data.outcome).toBe("not_urgent");
    expect(declared.data).toMatchObject({ outcome: "alerting", kind: "declared" });
  });

  test("called twice, or by twelve at once, it opens one emergency a call, and adds what was missing", async () => {
    const business = await onCall.open();
    const line = await lineOf(business, null);

    await Promise.all(
      Array.from({ length: 12 }, () =>
        useTool("report_emergency", line, { what: "a pipe burst and water is gushing" }),
      ),
    );
    const again = await useTool("report_emergency", line, {
      what: "a pipe burst and water is gushing",
      phone: "720 555 0133",
      address: "12 Main Street",
    });

    expect(again.data.outcome).toBe("already_alerting");
    expect(await onCall.emergencies(business)).toMatchObject([
      { customer_number: "+17205550133", address: "12 Main Street" },
    ]);
    const notes = await rowsOf(onCall.app, "notifications", business);
    expect(notes).toHaveLength(1);
    expect(notes).toMatchObject([{ kind: "message", is_urgent: true }]);
    expect(await rowsOf(onCall.app, "audit_log", business)).toMatchObject([{ action: "emergency.opened" }]);
  });

  test("a number that becomes known only later reaches who was alerted without it", async () => {
    const business = await onCall.open();
    const line = await lineOf(business, null);
    await useTool("report_emergency", line, { what: "a pipe burst and water is gushing" });
    await onCall.wait(1);

    await useTool("report_emergency", line, { what: "a pipe burst and water is gushing", phone: "720 555 0133" });
    await onCall.wait(1);

    const texts = onCall.textsTo(ana.phone);
    expect(texts[0]).toContain("No number known");
    expect(texts[1]).toContain("+17205550133");
  });

  test("a caller who rings again while nobody has it yet alerts nobody twice", async () => {
    const business = await onCall.open();

    await useTool("report_emergency", await lineOf(business), { what: "a pipe burst and water is gushing" });
    const second = await useTool("report_emergency", await lineOf(business), { what: "the pipe is still gushing now" });

    expect(second.data.outcome).toBe("already_alerting");
    expect(await onCall.emergencies(business)).toHaveLength(1);
  });

  test("without a ladder the business's own phone is alerted", async () => {
    const business = await onCall.open([]);

    expect(await onCall.report(business)).toMatchObject({ outcome: "alerting" });
    await onCall.wait(1);

    expect(onCall.app.carrier.dialled).toMatchObject([{ to: "+13035550199", from: business.number }]);
    expect(onCall.textsTo("+13035550199")).toHaveLength(1);
  });

  test("without any number the caller hears the truth, the owner gets a mail, and staff are told", async () => {
    const business = await onCall.open([]);
    await onCall.app.database.admin.query("update public.businesses set phone = $2 where id = $1", [
      business.id,
      business.number,
    ]);

    const answer = await useTool("report_emergency", await lineOf(business), {
      what: "sewage is flooding the basement",
    });
    await onCall.wait(1);

    expect(answer.data.outcome).toBe("nobody_on_call");
    expect(answer.say).toMatch(/no one on call.*can't promise.*another emergency service/);
    expect(onCall.app.carrier.dialled).toEqual([]);
    expect(onCall.app.mailer.mails.length).toBeGreaterThan(0);
    expect(await onCall.emergencies(business)).toMatchObject([{ state: "exhausted" }]);
    expect(onCall.app.alerts.sent.join()).toContain("emergency_unanswered");
  });

  test("a line of our own on the ladder is nobody: the receptionist would take its own alert", async () => {
    const other = await onCall.open();
    const business = await onCall.open([{ name: "Loop", phone: other.number }, ben]);

    await onCall.report(business);
    await onCall.wait(1);

    expect(onCall.app.carrier.dialled.map(({ to }) => to)).toEqual([ben.phone]);
  });

  test.each(["past_due", "suspended", "paused"])(
    "is answered and passed on for a business that is %s",
    async (status) => {
      const business = await onCall.open([ana], { status });

      expect(await onCall.report(business)).toMatchObject({ outcome: "alerting" });
      await onCall.wait(1);

      expect(onCall.app.carrier.dialled).toMatchObject([{ to: ana.phone }]);
      expect(onCall.textsTo(ana.phone)).toHaveLength(1);
    },
  );

  test("a test business rings nobody and wakes no staff", async () => {
    const business = await onCall.open([ana], { isTest: true });

    expect(await onCall.report(business)).toMatchObject({ outcome: "alerting" });
    await onCall.wait(600);

    expect(onCall.app.carrier.dialled).toEqual([]);
    expect(await onCall.emergencies(business)).toMatchObject([{ is_drill: true }]);
  });

  test("an unknown business is told nothing", async () => {
    const line = { businessId: "01900000-0000-7000-8000-000000000000", callId: null, callerNumber: null };

    expect(await reportEmergency(ctx(), line, { what: "I smell gas" })).toEqual({ outcome: "not_urgent" });
  });
});

describe("beside every brain", () => {
  test.each([
    ["take_message", { message: "Please call me, there is a strong smell of gas here" }],
    ["answer_question", { question: "my basement is flooding right now, what should I do?" }],
  ])("words that a model gave to %s open the emergency, and the caller hears the report first", async (name, args) => {
    const business = await onCall.open();

    const answer = await useTool(name, await lineOf(business), args);

    expect(answer.data.emergency).toBe("alerting");
    expect(answer.say).toMatch(/^.*911.*person on call/);
    expect(await onCall.emergencies(business)).toHaveLength(1);
  });

  test("ordinary messages and questions open none", async () => {
    const business = await onCall.open();
    const line = await lineOf(business);

    await useTool("take_message", line, { message: "Please call me about the invoice" });
    await useTool("answer_question", line, { question: "Do you fix gas leaks?" });

    expect(await onCall.emergencies(business)).toEqual([]);
  });

  test("a call whose model did nothing opens it at the hang-up, once for all deliveries", async () => {
    const business = await onCall.open();
    const body = endedBody({ business, callId: "call-silent-model" });
    const turns = [
      { role: "agent", content: "How can I help?", words: [] },
      { role: "user", content: "I smell gas in my kitchen and it is getting strong", words: [] },
    ];
    Object.assign(body.call, { transcript_object: turns, transcript_with_tool_calls: turns });
    for (const event of ["transcript_updated", "call_ended", "call_ended"]) {
      const payload = { ...body, event };
      const identity = identifyRetellEvent(payload);
      if (!identity) throw new Error("no event");
      await onCall.app.stores.inbox.record({ provider: "retell", ...identity, payload, now: onCall.app.clock.now });
    }

    await onCall.wait(1);

    expect(await onCall.emergencies(business)).toMatchObject([{ kind: "gas", state: "open" }]);
    expect(onCall.app.carrier.dialled).toHaveLength(1);
  });

  test("by text it is the same, and one conversation opens one", async () => {
    const business = await onCall.open();

    const answers = await onCall.text(business, "there is a strong smell of gas in my kitchen");
    await onCall.text(business, "the gas smell is getting worse, help");

    expect(answers.join()).toMatch(/911.*person on call/s);
    expect(await onCall.emergencies(business)).toMatchObject([{ kind: "gas", conversation_id: expect.any(String) }]);
  });

  test("a business that is suspended still answers an emergency by text, and nothing else", async () => {
    const business = await onCall.open([ana], { status: "suspended" });

    const plain = await onCall.text(business, "Hi, are you open today?", { from: "+13035550112" });
    const urgent = await onCall.text(business, "there is a strong smell of gas in my kitchen", {
      from: "+13035550113",
    });

    expect(plain).toEqual([]);
    expect(urgent.join()).toMatch(/911/);
  });

  test("a text that waits for a person is heard for emergencies too", async () => {
    const business = await onCall.open();
    await onCall.text(business, "Hi, are you open today?");
    await onCall.app.database.admin.query("update public.conversations set state = 'person' where business_id = $1", [
      business.id,
    ]);

    await onCall.text(business, "a pipe burst and water is gushing everywhere");

    expect(await onCall.emergencies(business)).toMatchObject([{ kind: "water" }]);
  });
});

describe("a drill", () => {
  test("walks the ladder as a drill, one at a time, and counts for nothing", async () => {
    const business = await onCall.open();
    const actor = { kind: "member", id: business.ownerId } as const;

    const first = await startDrill(ctx(), { businessId: business.id, actor });
    const second = await startDrill(ctx(), { businessId: business.id, actor });
    await onCall.wait(1);
    await onCall.text(business, "1", { from: ana.phone });

    expect([first.outcome, second.outcome]).toEqual(["started", "already_running"]);
    expect(onCall.textsTo(ana.phone)[0]).toMatch(/This is a drill.*Reply 1/);
    expect(onCall.app.carrier.dialled).toHaveLength(1);
    expect(await onCall.emergencies(business)).toMatchObject([{ is_drill: true, state: "acknowledged" }]);
    expect(await rowsOf(onCall.app, "fees", business)).toEqual([]);
    expect(onCall.app.mailer.mails).toEqual([]);
    expect(await rowsOf(onCall.app, "audit_log", business)).toContainEqual(
      expect.objectContaining({ action: "emergency.drill_started", actor_id: business.ownerId }),
    );
  });

  test("begins three times an hour at most, whoever presses", async () => {
    const business = await onCall.open();
    const press = () => startDrill(ctx(), { businessId: business.id, actor: { kind: "member", id: business.ownerId } });
    for (let count = 0; count < 3; count++) await press();

    await expect(press()).rejects.toMatchObject({
      code: "rate_limited",
      message: expect.stringContaining("three times an hour"),
    });
  });

  test("that nobody takes tells the owner, and no staff", async () => {
    const business = await onCall.open([ana]);
    const before = onCall.app.alerts.sent.length;

    await startDrill(ctx(), { businessId: business.id, actor: { kind: "member", id: business.ownerId } });
    for (let step = 0; step < 4; step++) await onCall.wait(90);

    expect(await onCall.emergencies(business)).toMatchObject([{ state: "exhausted" }]);
    expect(onCall.app.mailer.mails).toHaveLength(1);
    expect(onCall.app.alerts.sent).toHaveLength(before);
  });

  test("does not hide a real emergency", async () => {
    const business = await onCall.open();
    await startDrill(ctx(), { businessId: business.id, actor: { kind: "member", id: business.ownerId } });

    expect(await onCall.report(business)).toMatchObject({ outcome: "alerting" });
  });
});

describe("closing", () => {
  test("ends the ladder and tells who was alerted", async () => {
    const business = await onCall.open();
    const report = await onCall.report(business);
    await onCall.wait(1);
    const emergencyId = "emergencyId" in report ? report.emergencyId : "";
    const request = { businessId: business.id, emergencyId, actor: { kind: "member", id: business.ownerId } } as const;

    expect(await closeEmergency(ctx(), request)).toBe("closed");
    expect(await closeEmergency(ctx(), request)).toBe("unchanged");
    await onCall.wait(300);

    expect(onCall.app.carrier.dialled).toHaveLength(1);
    expect(onCall.textsTo(ana.phone).at(-1)).toContain("closed");
    expect(onCall.textsTo(ben.phone)).toEqual([]);
  });

  test("of another business's emergency finds none", async () => {
    const [mine, theirs] = [await onCall.open(), await onCall.open()];
    const report = await onCall.report(theirs);
    const emergencyId = "emergencyId" in report ? report.emergencyId : "";
    const actor = { kind: "member", id: mine.ownerId } as const;

    await expect(closeEmergency(ctx(), { businessId: mine.id, emergencyId, actor })).rejects.toThrow(AppError);
  });
});
