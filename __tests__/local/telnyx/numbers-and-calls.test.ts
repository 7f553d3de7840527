import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { filePersistence } from "emulate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { control, rejectionOf } from "@/__tests__/local/support";
import { createTelnyxCallControl } from "@/lib/providers/telnyx/call-control";
import type { CallLeg } from "@/scripts/local/telnyx/state";
import { telnyxKeys } from "@/scripts/local/telnyx/telnyx-keys";
import {
  CUSTOMER,
  clientFor,
  eventOf,
  keys,
  NUMBER,
  startTelnyx,
  startTelnyxBench,
  type TelnyxBench,
  typesOf,
  untilEvent,
} from "./telnyx-support";

let bench: TelnyxBench;

beforeEach(async () => {
  bench = await startTelnyxBench();
});

afterEach(() => bench.close());

describe("numbers", () => {
  test("are found, ordered, and in the account a moment later", async () => {
    const found = await bench.client.availablePhoneNumbers.list({
      filter: { national_destination_code: "720", features: ["sms", "voice"], limit: 2 },
    });
    const phoneNumber = found.data?.[0]?.phone_number ?? "";
    const order = await bench.client.numberOrders.create({
      phone_numbers: [{ phone_number: phoneNumber }],
      messaging_profile_id: bench.profileId,
    });
    const early = await bench.client.numberOrders.retrieve(order.data?.id ?? "");
    await settled(order.data?.id ?? "");
    const owned = [];
    for await (const one of bench.client.phoneNumbers.list({ filter: { phone_number: phoneNumber } })) owned.push(one);

    expect(found.data).toHaveLength(2);
    expect([order.data?.status, early.data?.status]).toEqual(["pending", "pending"]);
    expect(owned).toMatchObject([
      { phone_number: phoneNumber, status: "active", messaging_profile_id: bench.profileId },
    ]);
    expect(owned[0]?.id).not.toBe(order.data?.id);
  });

  test("that no search returned, or that are taken, cannot be ordered", async () => {
    const unsearched = await rejectionOf(
      bench.client.numberOrders.create({ phone_numbers: [{ phone_number: "+12125550123" }] }),
    );
    const taken = await rejectionOf(bench.client.numberOrders.create({ phone_numbers: [{ phone_number: NUMBER }] }));

    expect([unsearched.status, taken.status]).toEqual([422, 422]);
  });

  test("have voice and messaging settings of their own", async () => {
    const [number] = await control<{ id: string }[]>(bench.url, "/_sim/numbers", { phone_number: NUMBER }).then(
      (one) => [(one as unknown as { data: { id: string } }).data],
    );
    const id = number?.id ?? "";

    const voice = await bench.client.phoneNumbers.voice.update(id, {
      call_forwarding: { call_forwarding_enabled: true, forwards_to: CUSTOMER, forwarding_type: "on-failure" },
    });
    const unassigned = await bench.client.phoneNumbers.messaging.update(id, { messaging_profile_id: "" });
    const moved = await bench.client.phoneNumbers.update(id, { connection_id: "42" });

    expect(voice.data?.call_forwarding?.forwarding_type).toBe("on-failure");
    expect(unassigned.data?.messaging_profile_id).toBeNull();
    expect(moved.data?.connection_id).toBe("42");
  });

  async function settled(orderId: string): Promise<void> {
    for (;;) {
      const { data } = await bench.client.numberOrders.retrieve(orderId);
      if (data?.status === "success") return;
    }
  }
});

describe("a trunk to Retell", () => {
  test("is built from connection, domain, credentials and profile, and takes the number's calls away from us", async () => {
    const connection = await bench.client.fqdnConnections.create({
      connection_name: "retell",
      transport_protocol: "TCP",
    });
    const id = connection.data?.id ?? "";
    const fqdn = await bench.client.fqdns.create({
      connection_id: id,
      fqdn: "sip.retellai.com",
      dns_record_type: "srv",
    });
    const profile = await bench.client.outboundVoiceProfiles.create({ name: "out" });
    await control(bench.url, "/_sim/numbers", { phone_number: NUMBER, connection_id: id });

    const call = await control(bench.url, "/_sim/inbound-call", { from: CUSTOMER, to: NUMBER });

    expect([fqdn.data?.connection_id, profile.data?.name]).toEqual([id, "out"]);
    expect(call).toMatchObject({ outcome: "trunked", connection_id: id });
    expect(bench.app.received).toEqual([]);
  });
});

describe("calls", () => {
  const ring = (extra = {}) =>
    control<{ data: CallLeg }>(bench.url, "/_sim/inbound-call", { from: CUSTOMER, to: NUMBER, ...extra }).then(
      ({ data }) => data.call_control_id,
    );

  test("that are abandoned ring and hang up without an answer", async () => {
    await ring({ abandon: true, diversion: "+13035550122" });

    const [initiated, hangup] = bench.app.received.map((one) => eventOf(one).data);
    expect(initiated).toMatchObject({
      event_type: "call.initiated",
      payload: { direction: "incoming", state: "parked", sip_headers: [{ name: "Diversion" }] },
    });
    expect(hangup).toMatchObject({ event_type: "call.hangup", payload: { hangup_cause: "originator_cancel" } });
    expect(hangup?.payload).not.toHaveProperty("direction");
    expect(hangup?.payload.call_leg_id).toBe(initiated?.payload.call_leg_id);
  });

  test("are answered once for one command id, however often it comes", async () => {
    const id = await ring();

    await bench.client.calls.actions.answer(id, { command_id: "c-1", client_state: "YWJj" });
    await bench.client.calls.actions.answer(id, { command_id: "c-1" });
    await bench.client.calls.actions.speak(id, {
      payload: "Hello",
      voice: "AWS.Polly.Joanna-Neural",
      command_id: "c-2",
    });
    await bench.client.calls.actions.speak(id, {
      payload: "Hello",
      voice: "AWS.Polly.Joanna-Neural",
      command_id: "c-2",
    });
    await bench.client.calls.actions.hangup(id, {});
    const received = await untilEvent(bench, "call.hangup");

    expect(typesOf(received)).toEqual([
      "call.initiated",
      "call.answered",
      "call.speak.started",
      "call.speak.ended",
      "call.hangup",
    ]);
    expect(eventOf(received[1] as never).data.payload.client_state).toBe("YWJj");
  });

  test("refuse commands before the answer, after the end, and on unknown calls", async () => {
    const id = await ring();
    const early = await rejectionOf(bench.client.calls.actions.speak(id, { payload: "x", voice: "y" }));
    await bench.client.calls.actions.reject(id, { cause: "USER_BUSY" });

    const late = await rejectionOf(bench.client.calls.actions.answer(id, {}));
    const unknown = await rejectionOf(bench.client.calls.actions.answer("v3:nope", {}));
    const state = await rejectionOf(bench.client.calls.actions.answer(await ring(), { client_state: "not base64!" }));

    expect(early).toMatchObject({ status: 422, error: { errors: [{ code: "90034" }] } });
    expect(late).toMatchObject({ status: 422, error: { errors: [{ code: "90018" }] } });
    expect([unknown.status, state.status]).toEqual([404, 422]);
  });

  test("gather digits, hear speech, and save recordings that are deleted when they are no longer kept", async () => {
    const id = await ring();
    await bench.client.calls.actions.answer(id, { transcription: true });
    await bench.client.calls.actions.startRecording(id, { channels: "dual", format: "wav" });
    await bench.client.calls.actions.gatherUsingSpeak(id, { payload: "Press one.", voice: "y" });
    await control(bench.url, `/_sim/calls/${id}/dtmf`, { digits: "1" });
    await control(bench.url, `/_sim/calls/${id}/speech`, { text: "hello" });
    await control(bench.url, `/_sim/calls/${id}/hang-up`);
    const received = await untilEvent(bench, "call.hangup");

    const payloads = new Map(received.map((one) => [eventOf(one).data.event_type, eventOf(one).data.payload]));
    const recordings = [];
    for await (const one of bench.client.recordings.list()) recordings.push(one);
    const links = payloads.get("call.recording.saved")?.recording_urls as { wav: string };
    expect(payloads.get("call.gather.ended")).toMatchObject({ digits: "1", status: "valid" });
    expect(payloads.get("call.transcription")).toMatchObject({
      transcription_data: { transcript: "hello", is_final: true },
    });
    expect(payloads.get("call.recording.saved")).not.toHaveProperty("call_control_id");
    expect(recordings).toMatchObject([{ channels: "dual", call_control_id: id }]);
    expect((await fetch(links.wav)).headers.get("content-type")).toBe("audio/wav");

    const legId = String(payloads.get("call.recording.saved")?.call_leg_id);
    const connections = { callControl: null, retell: null, openaiRealtime: null, fallbackNumber: null };
    const calls = createTelnyxCallControl(bench.client, connections);
    expect(await calls.findRecording(legId)).not.toBeNull();
    await calls.forgetRecordings(legId);
    await calls.forgetRecordings(legId);
    expect(await calls.findRecording(legId)).toBeNull();
  });

  test("are transferred: bridged when leg B answers, left alone when nobody does", async () => {
    const first = await ring();
    await bench.client.calls.actions.answer(first, {});
    await bench.client.calls.actions.transfer(first, { to: "+13035550123" });
    await untilEvent(bench, "call.bridged");
    const second = await ring();
    await bench.client.calls.actions.answer(second, {});
    await bench.client.calls.actions.transfer(second, { to: "+13035550000" });
    const received = await untilEvent(bench, "call.hangup");

    const hangup = received.map((one) => eventOf(one).data).find((one) => one.event_type === "call.hangup");
    const alive = await bench.client.calls.retrieveStatus(second);
    expect(typesOf(received).filter((type) => type === "call.bridged")).toHaveLength(2);
    expect(hangup?.payload).toMatchObject({ hangup_cause: "timeout", to: "+13035550000" });
    expect(alive.data?.is_alive).toBe(true);
  });

  test("are dialled once for one command id", async () => {
    const dial = () =>
      bench.client.calls.dial({ connection_id: bench.applicationId, from: NUMBER, to: CUSTOMER, command_id: "d-1" });

    const [first, repeat] = [await dial(), await dial()];
    const received = await untilEvent(bench, "call.answered");

    expect(repeat.data?.call_control_id).toBe(first.data?.call_control_id);
    expect(typesOf(received)).toEqual(["call.initiated", "call.answered"]);
  });
});

test("everything survives a restart, and one seed always gives one key pair", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "telnyx-"));
  const file = path.join(folder, "telnyx.json");
  const before = await startTelnyx(filePersistence(file));
  const profile = await clientFor(before.url).messagingProfiles.create({ name: "p", whitelisted_destinations: ["US"] });
  await control(before.url, "/_sim/numbers", { phone_number: NUMBER, messaging_profile_id: profile.data?.id });
  await control(before.url, "/_sim/inbound-sms", { from: CUSTOMER, to: NUMBER, text: "STOP" });
  await before.close();

  const after = await startTelnyx(filePersistence(file));
  const refusal = await rejectionOf(
    clientFor(after.url).messages.send({ from: NUMBER, to: CUSTOMER, text: "still there?" }),
  );
  await after.close();
  await rm(folder, { recursive: true });

  expect(refusal).toMatchObject({ error: { errors: [{ code: "40300" }] } });
  expect(telnyxKeys("tests").publicKey).toBe(keys.publicKey);
  expect(Buffer.from(keys.publicKey, "base64")).toHaveLength(32);
});
