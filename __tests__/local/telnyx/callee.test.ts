import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { control } from "@/__tests__/local/support";
import { createTelnyxCallControl } from "@/lib/providers/telnyx/call-control";
import { toAlertEvent, toLegEvent } from "@/lib/providers/telnyx/voice-mapper";
import { NUMBER, startTelnyxBench, type TelnyxBench, typesOf, untilEvent } from "./telnyx-support";

const person = "+13035550171";
let bench: TelnyxBench;

beforeEach(async () => {
  bench = await startTelnyxBench();
});
afterEach(() => bench.close());

const carrier = (callControl: string | null = bench.applicationId) =>
  createTelnyxCallControl(bench.client, {
    callControl,
    retell: null,
    openaiRealtime: null,
    fallbackNumber: null,
  });

const callOf = (alertId: string, commandId = randomUUID()) => ({
  alertId,
  commandId,
  from: NUMBER,
  to: person,
  timeoutSeconds: 40,
});

/** Rings the person, asks for a 1, and returns what the carrier told, in our words. */
async function ask(plan: object, last: string) {
  await control(bench.url, "/_sim/callee", { to: person, answer: "answers", ...plan });
  const alertId = randomUUID();
  const dialled = await carrier().dial(callOf(alertId));
  const controlId = dialled.outcome === "dialled" ? dialled.controlId : "";
  await untilEvent(bench, "call.answered");
  const command = { kind: "ask_key", text: "Press 1 to take it.", language: "en", key: "1", alertId } as const;
  await carrier().run(controlId, randomUUID(), command);
  const received = await untilEvent(bench, last);
  const events = received.map(({ body }) => (typeof body === "string" ? JSON.parse(body) : body));
  return { alertId, received, alerts: events.map(toAlertEvent), legs: events.map(toLegEvent) };
}

describe("somebody whom we call", () => {
  test("presses the key that they were asked for; every event carries our mark and is no caller's", async () => {
    const { alertId, alerts, legs, received } = await ask({ presses: "1" }, "call.gather.ended");

    expect(alerts.map((event) => event?.alertId)).toEqual(alerts.map(() => alertId));
    expect(alerts.at(-1)).toMatchObject({ kind: "keys", digits: "1", controlId: expect.any(String) });
    expect(alerts.slice(0, 2)).toMatchObject([{ kind: "initiated" }, { kind: "answered" }]);
    expect(legs.every((event) => event === null)).toBe(true);
    expect(typesOf(received)).toContain("call.dtmf.received");
  });

  test("presses a key that does not count, which is told as none", async () => {
    const { alerts } = await ask({ presses: "7" }, "call.gather.ended");

    expect(alerts.at(-1)).toMatchObject({ kind: "no_key", digits: null });
  });

  test("hangs up when they are asked", async () => {
    const { alerts } = await ask({ hangs_up: true }, "call.hangup");

    expect(alerts.map((event) => event?.kind)).toContain("other");
    expect(alerts.at(-1)).toMatchObject({ kind: "ended", cause: "normal_clearing" });
  });

  test("is rung once for one command id", async () => {
    const call = callOf(randomUUID(), randomUUID());

    const [first, second] = [await carrier().dial(call), await carrier().dial(call)];

    expect(second).toEqual(first);
  });

  test("cannot be called where no application is set up, and a refusal says so", async () => {
    expect(await carrier(null).dial(callOf(randomUUID()))).toEqual({ outcome: "refused", reason: "not_configured" });
    expect(await carrier("unknown").dial(callOf(randomUUID()))).toEqual({ outcome: "refused", reason: "carrier_422" });
  });
});
