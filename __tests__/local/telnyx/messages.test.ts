import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { control, rejectionOf } from "@/__tests__/local/support";
import {
  CUSTOMER,
  clientFor,
  eventOf,
  NUMBER,
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

function send(to = CUSTOMER, extra = {}) {
  return bench.client.messages.send({ from: NUMBER, to, text: "Your visit is booked.", ...extra });
}

describe("sending", () => {
  test("answers queued, then tells sent and delivered with signatures that the SDK accepts", async () => {
    const { data } = await send();
    const received = await untilEvent(bench, "message.finalized");

    expect(data).toMatchObject({ direction: "outbound", to: [{ phone_number: CUSTOMER, status: "queued" }] });
    expect(typesOf(received)).toEqual(["message.sent", "message.finalized"]);
    expect(eventOf(received[1] as never).data.payload).toMatchObject({
      id: data?.id,
      from: { phone_number: NUMBER },
      to: [{ status: "delivered" }],
      errors: [],
    });
    for (const { body, headers } of received) {
      await expect(bench.client.webhooks.unwrap(body, { headers })).resolves.toHaveProperty("data.id");
      await expect(bench.client.webhooks.unwrap(`${body} `, { headers })).rejects.toThrow();
    }
  });

  test("prefers the message's own webhook address to the profile's", async () => {
    await send(CUSTOMER, { webhook_url: `${bench.app.url}/own` });
    const received = await untilEvent(bench, "message.finalized");

    expect(new Set(received.map(({ path }) => path))).toEqual(new Set(["/own"]));
  });

  test("fails for a land line, and shows it to whoever asks", async () => {
    const { data } = await send("+13035550000");
    const received = await untilEvent(bench, "message.finalized");

    const stored = await bench.client.messages.retrieve(data?.id ?? "");
    const failure = { to: [{ status: "delivery_failed" }], errors: [{ code: "40001" }] };
    expect(eventOf(received.at(-1) as never).data.payload).toMatchObject(failure);
    expect(stored.data).toMatchObject(failure);
  });

  test("follows a plan for the next message", async () => {
    await control(bench.url, "/_sim/message-plan", { status: "sending_failed", code: "40010" });

    await send();
    const received = await untilEvent(bench, "message.finalized");

    expect(typesOf(received)).toEqual(["message.finalized"]);
    expect(eventOf(received[0] as never).data.payload).toMatchObject({ errors: [{ code: "40010" }] });
  });

  test.each([
    ["40310", "a recipient that is no number", { to: "5550111" }],
    ["40305", "a sender that is not ours", { from: "+13035550199" }],
    ["40309", "a country that is not whitelisted", { to: "+447700900123" }],
    ["40316", "a message without content", { text: "" }],
  ])("refuses with %s %s", async (code, _name, change) => {
    const refusal = await rejectionOf(send(CUSTOMER, change));

    expect(refusal).toMatchObject({ status: 400, error: { errors: [{ code }] } });
    expect(bench.app.received).toEqual([]);
  });

  test("refuses a wrong key", async () => {
    const stranger = clientFor(bench.url, "KEY_other");

    const refusal = await rejectionOf(stranger.messages.send({ from: NUMBER, to: CUSTOMER, text: "hi" }));

    expect(refusal).toMatchObject({ status: 401, error: { errors: [{ code: "10009" }] } });
  });

  test("counts parts and finds the encoding", async () => {
    const long = await send(CUSTOMER, { text: "a".repeat(161) });
    const accented = await send(CUSTOMER, { text: "ç".repeat(71) });

    expect([long.data?.encoding, long.data?.parts]).toEqual(["GSM-7", 2]);
    expect([accented.data?.encoding, accented.data?.parts]).toEqual(["UCS-2", 2]);
  });
});

describe("opting out", () => {
  const text = (words: string, to = NUMBER) =>
    control<{ reply: { text: string } | null }>(bench.url, "/_sim/inbound-sms", { from: CUSTOMER, to, text: words });

  test.each(["STOP", " stop all ", "Unsubscribe", "QUIT"])("%s blocks the profile and is marked", async (word) => {
    await text(word);

    const refusal = await rejectionOf(send());

    expect(refusal).toMatchObject({ status: 400, error: { errors: [{ code: "40300" }] } });
    expect(eventOf(bench.app.received[0] as never).data).toMatchObject({
      event_type: "message.received",
      payload: { autoresponse_type: "STOP", direction: "inbound", from: { phone_number: CUSTOMER } },
    });
  });

  test("holds for every number of the profile, and for no other profile", async () => {
    const other = await bench.client.messagingProfiles.create({ name: "Other", whitelisted_destinations: ["US"] });
    const sibling = "+13035550101";
    const stranger = "+13035550102";
    await control(bench.url, "/_sim/numbers", { phone_number: sibling, messaging_profile_id: bench.profileId });
    await control(bench.url, "/_sim/numbers", { phone_number: stranger, messaging_profile_id: other.data?.id });
    await text("STOP");

    const blocked = await rejectionOf(send(CUSTOMER, { from: sibling }));
    const free = await send(CUSTOMER, { from: stranger });

    expect(blocked).toMatchObject({ error: { errors: [{ code: "40300" }] } });
    expect(free.data?.to?.[0]?.status).toBe("queued");
  });

  test("is listed, and lifted by START", async () => {
    await text("STOP");
    const listed = [];
    for await (const one of bench.client.messagingOptouts.list()) listed.push(one);
    await text("start");

    const { data } = await send();

    expect(listed).toMatchObject([
      { from: NUMBER, to: CUSTOMER, keyword: "STOP", messaging_profile_id: bench.profileId },
    ]);
    expect(data?.to?.[0]?.status).toBe("queued");
  });

  test("answers keywords by the profile's own words", async () => {
    await bench.client.messagingProfiles.autorespConfigs.create(bench.profileId, {
      op: "stop",
      keywords: ["REVOKE"],
      resp_text: "You will get no more texts from Acme.",
      country_code: "US",
    });

    const { reply } = await text("revoke");

    expect(reply?.text).toBe("You will get no more texts from Acme.");
    await expect(send()).rejects.toMatchObject({ status: 400 });
  });

  test("leaves other words alone", async () => {
    const { reply } = await text("please stop texting me");

    expect(reply).toBeNull();
    expect(eventOf(bench.app.received[0] as never).data.payload).not.toHaveProperty("autoresponse_type");
    await expect(send()).resolves.toBeDefined();
  });
});

describe("deliveries", () => {
  test("are repeated with a rising attempt and the same event id until a 2xx comes", async () => {
    let failures = 0;
    bench.app.answer(() => {
      failures += 1;
      return { status: failures < 3 ? 500 : 200 };
    });

    await control(bench.url, "/_sim/inbound-sms", { from: CUSTOMER, to: NUMBER, text: "hello" });
    const received = await bench.app.until((all) => all.length === 3);

    expect(received.map((one) => eventOf(one).meta.attempt)).toEqual([1, 2, 3]);
    expect(new Set(received.map((one) => eventOf(one).data.id)).size).toBe(1);
  });

  test("go to the failover address after three attempts", async () => {
    await bench.client.messagingProfiles.update(bench.profileId, { webhook_failover_url: `${bench.app.url}/failover` });
    bench.app.answer(({ path }) => ({ status: path === "/failover" ? 200 : 503 }));

    await control(bench.url, "/_sim/inbound-sms", { from: CUSTOMER, to: NUMBER, text: "hello" });
    const received = await bench.app.until((all) => all.length === 4);

    expect(received.map(({ path }) => path)).toEqual(["/sms", "/sms", "/sms", "/failover"]);
    expect(eventOf(received[3] as never).meta).toEqual({ attempt: 4, delivered_to: `${bench.app.url}/failover` });
  });

  test("come twice when asked to, with one event id", async () => {
    await control(bench.url, "/_sim/delivery", { times: 2 });

    await control(bench.url, "/_sim/inbound-sms", { from: CUSTOMER, to: NUMBER, text: "hello" });

    expect(bench.app.received).toHaveLength(2);
    expect(new Set(bench.app.received.map((one) => eventOf(one).data.id)).size).toBe(1);
  });

  test("come late and shuffled when asked to", async () => {
    await control(bench.url, "/_sim/delivery", { shuffle: true, window_ms: 200, seed: 2 });

    await send();
    const received = await bench.app.until((all) => all.length === 2);

    expect(typesOf(received).toSorted()).toEqual(["message.finalized", "message.sent"]);
  });
});
