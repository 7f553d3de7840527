import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { control } from "@/__tests__/local/support";
import type { StoredEmail } from "@/scripts/local/resend/state";
import { bootResend, type LocalResend, letter, resendFor } from "./boot";

let local: LocalResend;

beforeEach(async () => {
  local = await bootResend();
});

afterEach(async () => {
  await local.close();
});

async function emailsTo(address = ""): Promise<StoredEmail[]> {
  const response = await fetch(`${local.url}/_sim/emails?to=${encodeURIComponent(address)}`);
  return (await response.json()) as StoredEmail[];
}

function postRaw(body: unknown, headers: Record<string, string> = { authorization: "Bearer re_local" }) {
  return fetch(`${local.url}/emails`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

describe("sending", () => {
  test("answers an id, under which the mail is read back", async () => {
    const tags = [{ name: "kind", value: "booking" }];

    const sent = await local.resend.emails.send(letter({ replyTo: "desk@example.com", tags }));
    const read = await local.resend.emails.get(sent.data?.id ?? "");

    expect(read.data).toMatchObject({
      object: "email",
      id: sent.data?.id,
      from: "CloudGreet <hello@cloudgreet.test>",
      to: ["owner@example.com"],
      reply_to: ["desk@example.com"],
      subject: "New booking",
      html: "<p>Jenny Park</p>",
      text: "Jenny Park",
      cc: null,
      tags,
      last_event: "delivered",
      created_at: "2026-11-24T16:00:00.000Z",
    });
    expect(read.data).not.toHaveProperty("attachments");
  });

  test("keeps attachments as they were, over a restart too", async () => {
    const ics = "BEGIN:VCALENDAR\r\nSUMMARY:Über\r\nEND:VCALENDAR\r\n";
    const attachments = [
      { filename: "appointment.ics", content: Buffer.from(ics).toString("base64") },
      { filename: "photo.png", content: Buffer.from([0, 255, 128]) },
    ];

    const { data } = await local.resend.emails.send(letter({ attachments }));
    await local.restart();
    const [email] = await emailsTo("OWNER@example.com");
    const listed = await local.resend.emails.attachments.list({ emailId: data?.id ?? "" });
    const link = listed.data?.data[0]?.download_url ?? "";

    expect(email?.attachments).toMatchObject([
      { filename: "appointment.ics", content_type: "text/calendar", size: Buffer.byteLength(ics) },
      { filename: "photo.png", content_type: "image/png", size: 3, content: "AP+A" },
    ]);
    expect(Buffer.from(email?.attachments[0]?.content ?? "", "base64").toString()).toBe(ics);
    expect(new URL(link).pathname).toBe(`/inbox/${data?.id}/attachments/${email?.attachments[0]?.id}`);
  });

  test("lists mails newest first, page by page, without their content", async () => {
    for (const subject of ["one", "two", "three"]) await local.resend.emails.send(letter({ subject }));

    const first = await local.resend.emails.list({ limit: 2 });
    const second = await local.resend.emails.list({ limit: 2, after: first.data?.data[1]?.id ?? "" });
    const back = await local.resend.emails.list({ limit: 1, before: second.data?.data[0]?.id ?? "" });

    expect(first.data?.data.map(({ subject }) => subject)).toEqual(["three", "two"]);
    expect(first.data?.has_more).toBe(true);
    expect(first.data?.data[0]).not.toHaveProperty("html");
    expect(second.data?.data.map(({ subject }) => subject)).toEqual(["one"]);
    expect(second.data?.has_more).toBe(false);
    expect(back.data?.data.map(({ subject }) => subject)).toEqual(["two"]);
  });

  test("finds the mails of one address, whether it was to, cc or bcc", async () => {
    await local.resend.emails.send(letter({ to: "Ada <ada@example.com>" }));
    await local.resend.emails.send(letter({ bcc: ["ada@example.com"] }));
    await local.resend.emails.send(letter());

    expect(await emailsTo("ada@example.com")).toHaveLength(2);
    expect(await emailsTo()).toHaveLength(3);
    expect(await emailsTo("nobody@example.com")).toEqual([]);
  });
});

describe("refusals", () => {
  test.each([
    ["no sender", { from: "" }, 422, "missing_required_field", "Missing `from` field."],
    ["no recipient", { to: [] }, 422, "missing_required_field", "Missing `to` field."],
    ["no subject", { subject: "" }, 422, "missing_required_field", "Missing `subject` field."],
    ["no content", { html: "", text: "" }, 422, "missing_required_field", "Missing `html` or `text` field."],
    ["a bad recipient", { to: ["a@example.com", "b"] }, 422, "validation_error", "Invalid `to` field."],
    ["a bad sender", { from: "CloudGreet" }, 422, "validation_error", "Invalid `from` field."],
    ["51 recipients", { to: Array(51).fill("a@example.com") }, 422, "validation_error", "Invalid `to` field."],
    ["a line break in the subject", { subject: "a\nBcc: b@example.com" }, 422, "validation_error", "not allowed"],
    ["a tag with a space", { tags: [{ name: "a b", value: "c" }] }, 422, "validation_error", "Tags should only"],
    ["an empty attachment", { attachments: [{ filename: "a" }] }, 422, "invalid_attachment", "either a `content`"],
    ["an attachment that is not base64", { attachments: [{ content: "%" }] }, 422, "invalid_attachment", "base64"],
    ["what it does not know", { scheduledAt: "in 1 hour" }, 422, "validation_error", "does not know `scheduled_at`"],
  ])("refuses %s", async (_what, fields, statusCode, name, message) => {
    const { data, error } = await local.resend.emails.send(letter(fields));

    expect(data).toBeNull();
    expect(error).toMatchObject({ statusCode, name });
    expect(error?.message).toContain(message);
    expect(await emailsTo()).toEqual([]);
  });

  test("refuses a sender whose domain is not verified", async () => {
    await local.close();
    local = await bootResend({ domains: ["cloudgreet.test"] });

    const mine = await local.resend.emails.send(letter());
    const { error } = await local.resend.emails.send(letter({ from: "a@other.test" }));

    expect(mine.error).toBeNull();
    expect(error).toMatchObject({ statusCode: 403, name: "validation_error" });
    expect(error?.message).toContain("The other.test domain is not verified.");
  });

  test("answers 401 to a wrong key and to none", async () => {
    const wrong = await resendFor(local.url, "re_other").emails.send(letter());
    const none = await postRaw(letter(), {});

    expect(wrong.error).toEqual({ statusCode: 401, name: "validation_error", message: "API key is invalid" });
    expect(none.status).toBe(401);
    expect(await none.json()).toMatchObject({ name: "missing_api_key" });
    expect(await emailsTo()).toEqual([]);
  });

  test("answers 400 to a body that is no JSON and 404 to a mail it does not have", async () => {
    const broken = await postRaw("{");
    const { error } = await local.resend.emails.get("b6a5c9f4-0000-4000-8000-000000000000");

    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ statusCode: 400, name: "validation_error" });
    expect(error).toEqual({ statusCode: 404, name: "not_found", message: "Email not found" });
  });

  test("answers 404 as Resend does where it knows no route", async () => {
    const { error } = await local.resend.domains.list();

    expect(error).toMatchObject({ statusCode: 404, name: "not_found" });
  });
});

describe("a batch", () => {
  const bad = letter({ to: "nobody" });

  test("is sent whole when every mail is good", async () => {
    const { data } = await local.resend.batch.send([letter(), letter({ to: "ada@example.com" })]);

    expect(data?.data.map(({ id }) => id)).toEqual((await emailsTo()).map(({ id }) => id));
    expect(data).not.toHaveProperty("errors");
  });

  test("sends nothing when one mail is bad and it is strict", async () => {
    const { error } = await local.resend.batch.send([letter(), bad]);

    expect(error).toMatchObject({ statusCode: 422, name: "validation_error" });
    expect(await emailsTo()).toEqual([]);
  });

  test("sends the good mails and names the bad ones when it is permissive", async () => {
    const { data } = await local.resend.batch.send([bad, letter()], { batchValidation: "permissive" });

    expect(data?.data).toHaveLength(1);
    expect(data?.errors).toEqual([{ index: 0, message: expect.stringContaining("Invalid `to` field.") }]);
    expect(await emailsTo()).toHaveLength(1);
  });

  test("has at most 100 mails and no attachments", async () => {
    const many = await local.resend.batch.send(Array(101).fill(letter()));
    const attached = await local.resend.batch.send([letter({ attachments: [{ content: "aGk=" }] })]);

    expect(many.error).toMatchObject({ statusCode: 422, name: "validation_error" });
    expect(attached.error?.message).toContain("`attachments`");
  });
});

describe("an idempotency key", () => {
  const idempotencyKey = "booking-confirm/1";

  test("sends once, and answers the same id for 24 hours, restarts included", async () => {
    const first = await local.resend.emails.send(letter(), { idempotencyKey });
    await local.restart();
    local.clock.now = new Date("2026-11-25T15:59:59Z");
    const second = await local.resend.emails.send(letter(), { idempotencyKey });
    local.clock.now = new Date("2026-11-25T16:00:00Z");
    const third = await local.resend.emails.send(letter(), { idempotencyKey });

    expect(second.data).toEqual(first.data);
    expect(third.data?.id).not.toBe(first.data?.id);
    expect(await emailsTo()).toHaveLength(2);
  });

  test("is refused with another body", async () => {
    await local.resend.emails.send(letter(), { idempotencyKey });
    const { error } = await local.resend.emails.send(letter({ subject: "Other" }), { idempotencyKey });

    expect(error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
    expect(await emailsTo()).toHaveLength(1);
  });

  test("is refused while its first request is in flight", async () => {
    await control(local.url, "/_sim/faults", { delay_ms: 300, path: "/emails" });

    const both = await Promise.all([1, 2].map(() => local.resend.emails.send(letter(), { idempotencyKey })));

    expect(both.filter(({ error }) => error === null)).toHaveLength(1);
    expect(both.find(({ error }) => error)?.error).toMatchObject({
      statusCode: 409,
      name: "concurrent_idempotent_requests",
    });
    expect(await emailsTo()).toHaveLength(1);
  });

  test("is free again after a request that failed", async () => {
    await control(local.url, "/_sim/faults", { status: 500 });
    const failed = await local.resend.emails.send(letter(), { idempotencyKey });
    const invalid = await local.resend.emails.send(letter({ to: "nobody" }), { idempotencyKey });
    const sent = await local.resend.emails.send(letter(), { idempotencyKey });

    expect(failed.error).toMatchObject({ statusCode: 500, name: "internal_server_error" });
    expect(invalid.error).toMatchObject({ statusCode: 422 });
    expect(sent.error).toBeNull();
  });

  test("finds the mail whose answer was lost", async () => {
    await control(local.url, "/_sim/faults", { status: 0, after: true });
    const lost = await local.resend.emails.send(letter(), { idempotencyKey });
    const again = await local.resend.emails.send(letter(), { idempotencyKey });

    expect(lost.error).toMatchObject({ name: "application_error", statusCode: null });
    expect(again.data?.id).toBe((await emailsTo())[0]?.id);
    expect(await emailsTo()).toHaveLength(1);
  });

  test("has at most 256 characters", async () => {
    const { error } = await local.resend.emails.send(letter(), { idempotencyKey: "k".repeat(257) });

    expect(error).toMatchObject({ statusCode: 400, name: "invalid_idempotency_key" });
  });
});

describe("the rate limit", () => {
  test("is told with every answer, and refuses what is beyond it until the second is over", async () => {
    await local.close();
    local = await bootResend({ requestsPerSecondMax: 2 });

    const [first, second, third] = [
      await local.resend.emails.send(letter()),
      await local.resend.emails.send(letter()),
      await local.resend.emails.send(letter()),
    ];
    local.clock.now = new Date(local.clock.now.getTime() + 1000);
    const later = await local.resend.emails.send(letter());

    expect(first?.headers).toMatchObject({
      "ratelimit-limit": "2",
      "ratelimit-remaining": "1",
      "ratelimit-reset": "1",
    });
    expect(second?.headers).toMatchObject({ "ratelimit-remaining": "0" });
    expect(third?.error).toMatchObject({ statusCode: 429, name: "rate_limit_exceeded" });
    expect(third?.headers).toMatchObject({ "retry-after": "1" });
    expect(later.error).toBeNull();
  });

  test("has a name and a wait also when it is asked for", async () => {
    await control(local.url, "/_sim/faults", { status: 429 });
    const { error, headers } = await local.resend.emails.send(letter());

    expect(error).toMatchObject({ statusCode: 429, name: "rate_limit_exceeded" });
    expect(headers).toMatchObject({ "retry-after": "1" });
  });
});
