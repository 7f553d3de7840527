import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { alertLeg, ana, ben, type OnCall, openOnCall } from "@/__tests__/support/on-call";
import { telnyxRequest } from "@/__tests__/support/signed-requests";
import { mondayMorning } from "@/__tests__/support/world";
import { AppError } from "@/lib/errors";
import { receiveVoiceEvent } from "@/lib/http/receive-voice-event";

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
  app.carrier.answers.length = 0;
  await app.database.admin.query("truncate public.jobs");
});
afterAll(() => onCall.app.close());

type Leg = ReturnType<typeof alertLeg>;
type Body = ReturnType<Leg["answered"]>;

async function deliver(body: Body, change: Parameters<typeof telnyxRequest>[2] = {}): Promise<number> {
  const { app } = onCall;
  const response = await receiveVoiceEvent(
    app.container,
    await telnyxRequest("/api/telnyx/voice-webhook", body, change),
  );
  await app.settle();
  return response.status;
}

/** An emergency whose first person's phone rings. */
async function ringing(ladder = [ana, ben]): Promise<{ business: TestBusiness; leg: Leg }> {
  const business = await onCall.open(ladder);
  await onCall.report(business);
  await onCall.wait(1);
  const alertId = onCall.app.carrier.dialled.at(-1)?.alertId ?? "";
  return { business, leg: alertLeg(alertId, onCall.app.clock.now) };
}

const commands = () => onCall.app.carrier.commands.map(({ command }) => command);
const kinds = () => commands().map(({ kind }) => kind);

describe("a call that alerts somebody", () => {
  test("asks for a 1, gives the emergency to who presses it, thanks, hangs up, and tells the others", async () => {
    const { business, leg } = await ringing();
    await onCall.wait(90);

    for (const event of [leg.initiated(), leg.answered(), leg.pressed(), leg.goodbyeSpoken(), leg.hangup()]) {
      expect(await deliver(event)).toBe(200);
    }

    const ofLeg = onCall.app.carrier.commands.filter(({ controlId }) =>
      controlId.endsWith(leg.initiated().data.payload.call_control_id.slice(3)),
    );
    expect(ofLeg.map(({ command }) => command.kind)).toEqual(["ask_key", "say", "hang_up"]);
    expect(ofLeg[0]?.command).toMatchObject({ key: "1", text: expect.stringMatching(/gushing.*7 2 0.*Press 1/) });
    expect(ofLeg[1]?.command).toMatchObject({ text: expect.stringContaining("it is yours") });
    expect(await onCall.emergencies(business)).toMatchObject([
      { state: "acknowledged", acknowledged_name: ana.name, acknowledged_via: "key" },
    ]);
    expect((await onCall.alerts(business, "call"))[0]).toMatchObject({ state: "acknowledged", pressed: "1" });
    expect(onCall.textsTo(ben.phone).at(-1)).toContain("Ana Lopez has taken the emergency");
    expect(onCall.textsTo(ana.phone)).toHaveLength(1);
    await onCall.wait(300);
    expect(onCall.app.carrier.dialled).toHaveLength(2);
    expect(await rowsOf(onCall.app, "calls", business)).toEqual([]);
  });

  const orders = [
    [0, 1, 2, 3, 4],
    [4, 3, 2, 1, 0],
    [2, 0, 1, 4, 3],
    [1, 0, 3, 2, 4],
    [4, 2, 0, 1, 3],
    [3, 4, 1, 0, 2],
  ];
  test.each(orders)(
    "ends the same whatever the order of its events, each delivered twice: %i %i %i %i %i",
    async (...order) => {
      const { business, leg } = await ringing();
      const events = [leg.initiated(), leg.answered(), leg.pressed(), leg.goodbyeSpoken(), leg.hangup()];

      for (const index of [...order, ...order]) await deliver(events[index] as Body);

      expect(await onCall.emergencies(business)).toMatchObject([
        { state: "acknowledged", acknowledged_name: ana.name },
      ]);
      expect((await onCall.alerts(business, "call"))[0]).toMatchObject({ state: "acknowledged" });
      expect(new Set(onCall.app.carrier.commands.map(({ id }) => id)).size).toBe(commands().length);
      expect(kinds().filter((kind) => kind === "ask_key").length).toBeLessThanOrEqual(1);
      expect(await rowsOf(onCall.app, "audit_log", business)).toHaveLength(2);
    },
  );

  test("that a voicemail answers, or where no key is pressed, takes nothing: the next person is called", async () => {
    const { business, leg } = await ringing();

    for (const event of [leg.initiated(), leg.answered(), leg.nothingPressed(), leg.goodbyeSpoken(), leg.hangup()]) {
      await deliver(event);
    }
    await onCall.wait(90);

    expect(kinds()).toEqual(["ask_key", "say", "hang_up"]);
    expect(commands()[1]).toMatchObject({ text: "1 was not pressed. Goodbye." });
    expect((await onCall.alerts(business, "call"))[0]).toMatchObject({ state: "not_taken" });
    expect(onCall.app.carrier.dialled.map(({ to }) => to)).toEqual([ana.phone, ben.phone]);
  });

  test.each([
    ["hangs up after listening", (leg: Leg) => [leg.answered(), leg.askedToEnd(), leg.hangup()], "not_taken"],
    ["presses another key", (leg: Leg) => [leg.answered(), leg.pressed("5"), leg.hangup()], "not_taken"],
    ["does not pick up", (leg: Leg) => [leg.initiated(), leg.hangup("timeout")], "no_answer"],
    ["is busy", (leg: Leg) => [leg.initiated(), leg.hangup("user_busy")], "no_answer"],
  ])("whose person %s is not taken", async (_what, events, state) => {
    const { business, leg } = await ringing();

    for (const event of events(leg)) await deliver(event);

    expect(await onCall.emergencies(business)).toMatchObject([{ state: "open" }]);
    expect((await onCall.alerts(business, "call"))[0]).toMatchObject({ state });
  });

  test("whose person presses 1 after somebody else took it hears who has it", async () => {
    const { business, leg } = await ringing();
    await deliver(leg.answered());
    await onCall.wait(90);
    await onCall.text(business, "1", { from: ben.phone });

    await deliver(leg.pressed());

    expect(commands().at(-1)).toMatchObject({ kind: "say", text: "Ben Cole has taken it already. Goodbye." });
    expect(await onCall.emergencies(business)).toMatchObject([{ acknowledged_name: ben.name }]);
    expect((await onCall.alerts(business, "call"))[0]).toMatchObject({ state: "too_late" });
  });

  test("that begins to ring only after it was taken is hung up", async () => {
    const { business, leg } = await ringing();
    await onCall.app.database.admin.query(
      "update public.emergency_alerts set provider_id = null where business_id = $1",
      [business.id],
    );
    await onCall.text(business, "1", { from: ana.phone });

    await deliver(leg.initiated());

    expect(kinds()).toEqual(["hang_up"]);
  });

  test("is heard again when the carrier did not take our sentence, and then says it once", async () => {
    const { leg } = await ringing();
    onCall.app.carrier.answers.push(new AppError("unavailable", "down"));

    await deliver(leg.answered());
    await onCall.wait(5);

    expect(kinds()).toEqual(["ask_key"]);
  });

  test("with a wrong signature changes nothing", async () => {
    const { business, leg } = await ringing();

    expect(await deliver(leg.pressed(), { signature: "AAAA" })).toBe(401);
    expect(await deliver(leg.pressed(), { signedAtMs: Date.now() - 6 * 60_000 })).toBe(401);
    expect(await onCall.emergencies(business)).toMatchObject([{ state: "open" }]);
  });

  test("that nobody here knows is kept and ignored", async () => {
    const stranger = alertLeg("01900000-0000-7000-8000-000000000000", mondayMorning);

    const event = stranger.answered();

    expect(await deliver(event)).toBe(200);

    expect(kinds()).toEqual([]);
    const { rows } = await onCall.app.database.admin.query(
      "select state from public.webhook_events where event_id = $1",
      [event.data.id],
    );
    expect(rows).toEqual([{ state: "ignored" }]);
  });
});
