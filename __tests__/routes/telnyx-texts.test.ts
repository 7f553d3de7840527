import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { caller } from "@/__tests__/support/retell-bodies";
import { refusedRequests } from "@/__tests__/support/signature-cases";
import { telnyxRequest } from "@/__tests__/support/signed-requests";
import { finalizedBody, receivedBody } from "@/__tests__/support/telnyx-bodies";
import { mondayMorning, openTestContainer, type TestContainer, testEnv } from "@/__tests__/support/test-container";
import type { Container } from "@/lib/container";
import { receiveWebhook } from "@/lib/http/receive-webhook";
import { createWebhookVerifiers } from "@/lib/providers/webhook-verifiers";
import { telnyxKeys } from "@/scripts/local/telnyx/telnyx-keys";

let app: TestContainer;
let business: TestBusiness;
let texts = 0;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin, { name: "Rivera Plumbing" });
  app.lines.length = 0;
  app.texts.attempts.length = 0;
});
afterAll(() => app.close());

const path = "/api/telnyx/messaging-webhook";
const keep = (payload: unknown, url: URL) => ({
  ...Object(payload),
  cloudgreet_message_id: url.searchParams.get("message"),
});

async function receive(body: unknown, query = "", container: Container = app.container): Promise<Response> {
  const response = await receiveWebhook(container, await telnyxRequest(path, body, { query }), {
    provider: "telnyx",
    keep,
  });
  await app.settle();
  return response;
}

function textOf(body: string, changes: { autoresponse?: string; id?: string } = {}) {
  texts += 1;
  return receivedBody({
    id: `in-${texts}`,
    from: caller,
    to: business.number,
    body,
    saidAt: mondayMorning,
    ...changes,
  });
}

describe("a text from a customer", () => {
  test("that says STOP opts out at once and gets one answer, once", async () => {
    const stop = textOf("Stop!");

    await receive(stop);
    await receive(stop);

    expect(await rowsOf(app, "opt_outs", business)).toMatchObject([{ number: caller, words: "Stop!" }]);
    expect(app.texts.attempts.map(({ to, body }) => [to, body])).toEqual([
      [caller, "Rivera Plumbing: You will get no more texts from us. Reply START to get them again."],
    ]);
  });

  test("that the carrier has answered itself gets no second answer", async () => {
    await receive(textOf("STOP", { autoresponse: "STOP" }));

    expect(await rowsOf(app, "opt_outs", business)).toHaveLength(1);
    expect(app.texts.attempts).toEqual([]);
  });

  test("that asks for HELP is told who this is, a contact, and how to stop", async () => {
    await receive(textOf("help"));

    expect(app.texts.attempts[0]?.body).toBe("Rivera Plumbing: Questions? Call +13035550199. Reply STOP to opt out.");
  });

  test("that is conversation is kept and answered", async () => {
    await receive(textOf("Can you come at 3?"));

    expect(await rowsOf(app, "messages", business)).toMatchObject([
      { direction: "inbound", state: "received", body: "Can you come at 3?", from_number: caller },
      { direction: "outbound", kind: "receptionist_reply", state: "sent", to_number: caller },
    ]);
  });

  test("of any length and any letters is kept", async () => {
    await receive(textOf(`\u0000'); drop table messages; -- 🦄 ${"x".repeat(20_000)}`));

    const [row] = await rowsOf<{ body: string }>(app, "messages", business);
    expect(row?.body.length).toBe(5_000);
  });

  test("to a number that is nobody's is noted for staff", async () => {
    const body = receivedBody({
      id: "in-nobody",
      from: caller,
      to: "+19995550199",
      body: "STOP",
      saidAt: mondayMorning,
    });

    expect((await receive(body)).status).toBe(200);

    const { rows } = await app.database.admin.query("select kind from public.incidents where key = '+19995550199'");
    expect(rows).toEqual([{ kind: "unknown_line" }]);
  });
});

describe("a delivery report", () => {
  test("finds the text whose send was never answered by our own id in its address", async () => {
    app.texts.answers.push({ outcome: "in_doubt" });
    await mustBook(app, business);
    await app.container.drain();
    const [text] = await rowsOf<{ id: string; state: string }>(app, "messages", business);

    await receive(finalizedBody({ id: "out-lost", status: "delivered" }), `?message=${text?.id}`);
    app.clock.now = new Date(mondayMorning.getTime() + 600_000);
    await app.container.drain();
    app.clock.now = mondayMorning;

    expect(text?.state).toBe("sending");
    expect(await rowsOf(app, "messages", business)).toMatchObject([
      { state: "delivered", provider_message_id: "out-lost" },
    ]);
    expect(app.texts.attempts).toHaveLength(1);
  });

  test("of a refusal tells the owner why", async () => {
    await mustBook(app, business);
    await app.container.drain();
    const [text] = await rowsOf<{ provider_message_id: string }>(app, "messages", business);

    await receive(
      finalizedBody({
        id: text?.provider_message_id ?? "",
        status: "delivery_failed",
        code: "40010",
        title: "Not 10DLC registered",
      }),
    );

    expect(await rowsOf(app, "messages", business)).toMatchObject([
      { state: "failed", error_code: "40010", error_detail: "Not 10DLC registered" },
    ]);
  });

  test("of a text of nobody, or with a message id that is SQL, changes nothing", async () => {
    const body = finalizedBody({ id: "out-unknown", status: "delivered" });

    expect((await receive(body, `?message=${encodeURIComponent("' or 1=1; --")}`)).status).toBe(200);

    const { rows } = await app.database.admin.query(
      "select state from public.webhook_events where event_id = 'event-out-unknown-delivered'",
    );
    expect(rows).toEqual([{ state: "ignored" }]);
  });

  test("with another business's message id in its address touches only a text that waits for that very report", async () => {
    await mustBook(app, business);
    await app.container.drain();
    const before = await rowsOf<{ id: string }>(app, "messages", business);

    await receive(
      finalizedBody({ id: "out-strange", status: "delivery_failed", code: "1" }),
      `?message=${before[0]?.id}`,
    );

    expect(await rowsOf(app, "messages", business)).toEqual(before);
  });
});

describe("what is not an event of ours", () => {
  test.each([{}, [], 7, { data: { id: "d1", event_type: "10dlc.brand.update", payload: {} } }, { eventType: "flat" }])(
    "is acknowledged: %j",
    async (body) => {
      expect((await receive(body)).status).toBe(200);
    },
  );
});

describe("a request that is not Telnyx's", () => {
  const kept = async () =>
    Number((await app.database.admin.query("select count(*) as n from public.webhook_events")).rows[0]?.n);

  test.each(refusedRequests)("$name: 401, nothing kept, one log line", async ({ change }) => {
    const before = await kept();
    const body = JSON.stringify(textOf("STOP"));

    const request = await telnyxRequest(path, body, change(body));
    const response = await receiveWebhook(app.container, request, { provider: "telnyx", keep });

    expect(response.status).toBe(401);
    expect(app.lines).toMatchObject([{ event: "webhook.rejected", fields: { provider: "telnyx" } }]);
    expect(await kept()).toBe(before);
  });

  test("is refused when the public key is another one, and when there is none", async () => {
    const env = testEnv(app.database.appUrl);
    const other = { TELNYX_API_KEY: "KEY_x", TELNYX_PUBLIC_KEY: telnyxKeys("another").publicKey };
    for (const telnyx of [other, { ...other, TELNYX_PUBLIC_KEY: "" }, null]) {
      const verifiers = createWebhookVerifiers({ ...env, telnyx });

      const response = await receive(textOf("STOP"), "", { ...app.container, verifiers });

      expect(response.status).toBe(401);
    }
    expect(await rowsOf(app, "opt_outs", business)).toEqual([]);
  });
});
