import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EngineBench, openEngineBench, webhookSecret } from "@/__tests__/receptionist/engines-bench";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { answerOpenaiWebhook } from "@/lib/http/answer-realtime";
import { readCallToken } from "@/lib/receptionist/engines/call-token";

let bench: EngineBench;
let business: TestBusiness;

beforeAll(async () => {
  bench = await openEngineBench();
  business = await bench.business({ engine: "openai-realtime" });
});
afterAll(() => bench.close());

const incoming = (to: string, callId = `rtc_${randomUUID()}`, from = "sip:+13035550111@sip.example") => ({
  object: "event",
  id: "evt_1",
  type: "realtime.call.incoming",
  created_at: 1_795_230_000,
  data: {
    call_id: callId,
    sip_headers: [
      { name: "From", value: `<${from}>;tag=1` },
      { name: "To", value: `<sip:${to}@sip.api.openai.com>` },
      { name: "Diversion", value: "<sip:+19998887777@carrier>" },
    ],
    sip_media_security: "srtp",
  },
});

/** Signed as Standard Webhooks says. */
function signed(
  payload: unknown,
  change: { secret?: string; sentBody?: string; ageSeconds?: number; id?: string | null } = {},
) {
  const body = JSON.stringify(payload);
  const id = change.id === undefined ? `wh_${randomUUID()}` : change.id;
  const timestamp = String(Math.floor(Date.now() / 1000) - (change.ageSeconds ?? 0));
  const key = Buffer.from((change.secret ?? webhookSecret).replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers = new Headers({ "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` });
  if (id !== null) headers.set("webhook-id", id);
  return new Request("https://app.example.com/api/openai/realtime-webhook", {
    method: "POST",
    headers,
    body: change.sentBody ?? body,
  });
}

const callsOf = async (providerCallId: string) =>
  (await bench.database.admin.query("select * from public.calls where provider_call_id = $1", [providerCallId])).rows;

describe("a call that waits at OpenAI", () => {
  test("is accepted for the called number with the prompt and the tools of this call", async () => {
    const payload = incoming(business.number);

    const response = await answerOpenaiWebhook(bench.container, signed(payload));

    const plan = bench.realtime.accepted.get(payload.data.call_id);
    const [call] = await callsOf(payload.data.call_id);
    expect([response.status, await response.json()]).toEqual([200, { result: "accepted" }]);
    expect(call).toMatchObject({
      business_id: business.id,
      engine: "openai-realtime",
      status: "in_progress",
      caller_number: "+13035550111",
      diverted_from: "+19998887777",
      line_number: business.number,
    });
    expect(plan?.instructions).toContain(`Thanks for calling ${business.name}. I'm an AI assistant`);
    expect(plan?.tools.url).toBe("https://app.example.com/api/mcp");
    expect(plan?.tools.names).toContain("book_appointment");
    const claim = readCallToken(bench.container.ports.slotKey, plan?.tools.token ?? "", bench.clock.now);
    expect(claim).toMatchObject({ businessId: business.id, callId: call?.id });
  });

  test("is one call when the webhook comes twice", async () => {
    const payload = incoming(business.number);

    await answerOpenaiWebhook(bench.container, signed(payload));
    await answerOpenaiWebhook(bench.container, signed(payload));

    expect(await callsOf(payload.data.call_id)).toHaveLength(1);
  });

  test("with a withheld number is a call of nobody in particular", async () => {
    const payload = incoming(business.number, undefined, "sip:anonymous@anonymous.invalid");

    await answerOpenaiWebhook(bench.container, signed(payload));

    expect((await callsOf(payload.data.call_id))[0]).toMatchObject({ caller_number: null, customer_id: null });
  });

  test.each([
    ["a number that nobody has", "+13035557777"],
    ["no number", "proj_abc"],
    ["a number with something behind it", "+13035551001.evil"],
  ])("is refused for %s", async (_, to) => {
    const payload = incoming(to);

    const response = await answerOpenaiWebhook(bench.container, signed(payload));

    expect(await response.json()).toEqual({ result: "rejected" });
    expect(bench.realtime.rejected).toContain(payload.data.call_id);
    expect(await callsOf(payload.data.call_id)).toEqual([]);
  });

  test("is closed after the longest call when nothing has told its end", async () => {
    const payload = incoming(business.number);
    await answerOpenaiWebhook(bench.container, signed(payload));

    const before = bench.clock.now;
    bench.clock.now = new Date(before.getTime() + 61 * 60_000);
    await bench.container.drain();
    bench.clock.now = before;

    const [call] = await callsOf(payload.data.call_id);
    expect(call).toMatchObject({ status: "ended", outcome: "abandoned", end_reason: "max_duration_reached" });
    expect(bench.realtime.hungUp).toContain(payload.data.call_id);
  });
});

describe("an event that must not be trusted", () => {
  test.each([
    ["is signed with another secret", { secret: `whsec_${Buffer.from("other").toString("base64")}` }],
    ["was changed on the way", { sentBody: '{"type":"realtime.call.incoming"}' }],
    ["is six minutes old", { ageSeconds: 360 }],
    ["has no id", { id: null }],
  ])("is answered 401 when it %s", async (_, change) => {
    const payload = incoming(business.number);

    const response = await answerOpenaiWebhook(bench.container, signed(payload, change));

    expect(response.status).toBe(401);
    expect(await callsOf(payload.data.call_id)).toEqual([]);
  });

  test("is acknowledged when it is genuine and about something else", async () => {
    const response = await answerOpenaiWebhook(bench.container, signed({ type: "live.transport.incoming", data: {} }));

    expect(response.status).toBe(200);
  });
});
