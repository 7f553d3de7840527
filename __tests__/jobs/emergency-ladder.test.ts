import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { alertLeg, ana, ben, type OnCall, openOnCall, plainRequest } from "@/__tests__/support/on-call";
import { mondayMorning } from "@/__tests__/support/world";
import { AppError } from "@/lib/errors";
import { toAlertEvent } from "@/lib/providers/telnyx/voice-mapper";
import { alertOnCall } from "@/lib/services/emergencies/alert-on-call";
import { hearAlertEvent } from "@/lib/services/emergencies/hear-alert-event";

let onCall: OnCall;

beforeAll(async () => {
  onCall = await openOnCall();
});
beforeEach(async () => {
  const { app } = onCall;
  app.clock.now = mondayMorning;
  app.texts.attempts.length = 0;
  app.texts.answers.length = 0;
  app.carrier.dialled.length = 0;
  app.carrier.commands.length = 0;
  app.carrier.answers.length = 0;
  app.mailer.mails.length = 0;
  app.alerts.sent.length = 0;
  await app.database.admin.query("truncate public.jobs, public.incidents");
});
afterAll(() => onCall.app.close());

const dialledTo = () => onCall.app.carrier.dialled.map(({ to }) => to);
const ctx = () => ({ ...onCall.app.container.ports, now: onCall.app.clock.now, ...plainRequest });

describe("the ladder", () => {
  test("calls and texts the next person every 90 seconds, twice round, and then tells owner and staff", async () => {
    const business = await onCall.open([ana, ben]);
    await onCall.report(business);

    const calls: number[] = [];
    for (const seconds of [1, 60, 30, 90, 90, 89, 2]) {
      await onCall.wait(seconds);
      calls.push(onCall.app.carrier.dialled.length);
    }

    expect(calls).toEqual([1, 1, 2, 3, 4, 4, 4]);
    expect(dialledTo()).toEqual([ana.phone, ben.phone, ana.phone, ben.phone]);
    expect(onCall.textsTo(ana.phone)).toHaveLength(2);
    expect(onCall.textsTo(ben.phone)).toHaveLength(2);
    expect(await onCall.emergencies(business)).toMatchObject([{ state: "exhausted" }]);
    expect(onCall.app.mailer.mails.map((mail) => mail.kind === "message" && mail.notification.title)).toEqual([
      "EMERGENCY (water damage) from +17205550111",
      "Nobody took the emergency",
    ]);
    expect(onCall.app.alerts.sent).toEqual([expect.stringContaining("emergency_unanswered")]);
    expect(onCall.app.alerts.sent.join()).not.toContain("7205550111");
  });

  test("writes every step down, each once", async () => {
    const business = await onCall.open([ana, ben]);
    await onCall.report(business);
    await onCall.wait(1);
    await onCall.wait(90);

    expect(await onCall.alerts(business)).toMatchObject([
      { step: 0, channel: "call", phone: ana.phone, state: "ringing", provider_id: expect.any(String) },
      { step: 0, channel: "sms", phone: ana.phone, state: "queued" },
      { step: 1, channel: "call", phone: ben.phone, state: "ringing" },
      { step: 1, channel: "sms", phone: ben.phone, state: "queued" },
    ]);
  });

  test("alerts nobody twice for a step that runs again, at the same time or later", async () => {
    const business = await onCall.open();
    const report = await onCall.report(business);
    const emergencyId = "emergencyId" in report ? report.emergencyId : "";
    const step = { businessId: business.id, emergencyId, step: 0 };

    await Promise.all(Array.from({ length: 8 }, () => alertOnCall(ctx(), step)));
    await onCall.wait(30);
    await alertOnCall(ctx(), step);
    await onCall.wait(1);

    expect(dialledTo()).toEqual([ana.phone]);
    expect(onCall.textsTo(ana.phone)).toHaveLength(1);
    expect(await onCall.alerts(business)).toHaveLength(2);
  });

  test("calls again under the same id while the carrier does not answer, and the text is not held up", async () => {
    const business = await onCall.open();
    await onCall.report(business);
    onCall.app.carrier.answers.push(new AppError("unavailable", "down"), new AppError("unavailable", "down"));

    for (const seconds of [1, 3, 5]) await onCall.wait(seconds);

    expect(dialledTo()).toEqual([ana.phone]);
    expect(onCall.textsTo(ana.phone)).toHaveLength(1);
  });

  test("goes on to the next person while the carrier is away, and makes no late call", async () => {
    const business = await onCall.open();
    await onCall.report(business);
    const down = () => new AppError("unavailable", "down");
    onCall.app.carrier.answers.push(...Array.from({ length: 6 }, down));
    for (const seconds of [1, 3, 5, 9, 17, 33]) await onCall.wait(seconds);
    onCall.app.carrier.answers.length = 0;

    await onCall.wait(70);

    expect(dialledTo()).toEqual([ben.phone]);
    expect(await onCall.alerts(business, "call")).toMatchObject([
      { state: "failed", reason: "carrier_unavailable" },
      { state: "ringing" },
    ]);
  });

  test.each(["+18765550111", "+447700900123", "+19005550111", "+5351234567"])(
    "neither calls nor texts %s, which may not be rung, says why, and goes on to the next person",
    async (phone) => {
      const business = await onCall.open([{ name: "Stored before", phone }, ben]);
      await onCall.report(business);
      await onCall.wait(1);
      await onCall.wait(90);

      expect(dialledTo()).toEqual([ben.phone]);
      expect(onCall.textsTo(phone)).toEqual([]);
      expect(await onCall.alerts(business, "call")).toMatchObject([
        { state: "failed", reason: "number_not_allowed" },
        { state: "ringing" },
      ]);
    },
  );

  test("does not call again when the answer to dialling was lost but the call's first event came", async () => {
    const business = await onCall.open();
    const report = await onCall.report(business);
    const emergencyId = "emergencyId" in report ? report.emergencyId : "";
    const started = await onCall.app.container.ports.emergencies.startStep({
      businessId: business.id,
      emergencyId,
      step: 0,
      waitSeconds: 90,
      now: mondayMorning,
    });
    const alertId = started.outcome === "alert" ? started.callAlertId : "";
    const initiated = toAlertEvent(alertLeg(alertId, mondayMorning).initiated());
    if (initiated) await hearAlertEvent(ctx(), initiated);

    await onCall.wait(1);

    expect(dialledTo()).toEqual([]);
    expect(await onCall.alerts(business, "call")).toMatchObject([{ state: "ringing", provider_id: `v3:${alertId}` }]);
  });

  test("notes a number that the carrier refuses, and the text still goes", async () => {
    const business = await onCall.open();
    await onCall.report(business);
    onCall.app.carrier.answers.push("gone");

    await onCall.wait(1);

    expect(await onCall.alerts(business, "call")).toMatchObject([{ state: "failed", reason: "carrier_422" }]);
    expect(onCall.textsTo(ana.phone)).toHaveLength(1);
  });
});

describe("a yes by text", () => {
  test.each(["1", "OK", "Yes", "sí"])(
    "%s takes it: the ladder ends, calls stop, the others hear who has it",
    async (body) => {
      const business = await onCall.open([ana, ben]);
      await onCall.report(business);
      await onCall.wait(1);
      await onCall.wait(90);

      const answers = await onCall.text(business, body, { from: ben.phone });
      await onCall.wait(300);

      expect(await onCall.emergencies(business)).toMatchObject([
        { state: "acknowledged", acknowledged_name: "Ben Cole", acknowledged_via: "reply" },
      ]);
      expect(answers.join()).toContain("the emergency is yours. Call +17205550111 now.");
      expect(onCall.textsTo(ana.phone).at(-1)).toContain("Ben Cole has taken the emergency");
      expect(dialledTo()).toEqual([ana.phone, ben.phone]);
      expect(onCall.app.carrier.commands.map(({ command }) => command.kind)).toEqual(["hang_up", "hang_up"]);
      expect(onCall.app.mailer.mails).toHaveLength(1);
      expect(await rowsOf(onCall.app, "notifications", business)).toContainEqual(
        expect.objectContaining({ kind: "emergency_taken", title: "Ben Cole took the emergency" }),
      );
    },
  );

  test("is never read as a customer's: no conversation begins, nothing is opted in", async () => {
    const business = await onCall.open();
    await onCall.report(business);
    await onCall.wait(1);

    await onCall.text(business, "yes", { from: ana.phone });
    await onCall.text(business, "OK", { from: ana.phone });

    expect(await rowsOf(onCall.app, "conversations", business)).toEqual([]);
    expect(await rowsOf(onCall.app, "consent_events", business)).toEqual([]);
    expect(onCall.textsTo(ana.phone)).toHaveLength(2);
  });

  test("that comes second is too late and changes nothing", async () => {
    const business = await onCall.open([ana, ben]);
    await onCall.report(business);
    await onCall.wait(1);
    await onCall.wait(90);

    await Promise.all([
      onCall.deliver(business, "1", { from: ana.phone }),
      onCall.deliver(business, "1", { from: ben.phone }),
    ]);
    await onCall.wait(1);

    const states = (await onCall.alerts(business, "sms")).map(({ state }) => state).sort();
    expect(states).toEqual(["acknowledged", "too_late"]);
    const told = [...onCall.textsTo(ana.phone), ...onCall.textsTo(ben.phone)];
    expect(told.filter((text) => text.includes("is yours"))).toHaveLength(1);
    expect(told.filter((text) => text.includes("has taken"))).toHaveLength(1);
  });

  test("delivered twice counts once", async () => {
    const business = await onCall.open();
    await onCall.report(business);
    await onCall.wait(1);

    for (const id of ["twice", "twice"]) await onCall.deliver(business, "1", { from: ana.phone, id });
    await onCall.wait(1);
    await onCall.wait(1);

    expect(onCall.textsTo(ana.phone)).toHaveLength(2);
    expect(await rowsOf(onCall.app, "messages", business)).toHaveLength(3);
  });

  test("takes it also after everybody was called twice", async () => {
    const business = await onCall.open([ana]);
    await onCall.report(business);
    for (const seconds of [1, 90, 90]) await onCall.wait(seconds);

    await onCall.text(business, "ok", { from: ana.phone });

    expect(await onCall.emergencies(business)).toMatchObject([{ state: "acknowledged" }]);
  });

  test("from a number that was not alerted, or to another business, is a customer's", async () => {
    const [business, other] = [await onCall.open([ana]), await onCall.open([])];
    await onCall.report(business);
    await onCall.wait(1);

    await onCall.text(business, "1", { from: ben.phone });
    await onCall.text(other, "1", { from: ana.phone });

    expect(await onCall.emergencies(business)).toMatchObject([{ state: "open" }]);
    expect(await rowsOf(onCall.app, "conversations", business)).toHaveLength(1);
    expect(await rowsOf(onCall.app, "conversations", other)).toHaveLength(1);
  });

  test("STOP stays a stop, and other words stay a customer's", async () => {
    const business = await onCall.open([ana]);
    await onCall.report(business);
    await onCall.wait(1);

    await onCall.text(business, "STOP", { from: ana.phone });

    expect(await onCall.emergencies(business)).toMatchObject([{ state: "open" }]);
    expect(await rowsOf(onCall.app, "opt_outs", business)).toHaveLength(1);
  });
});
