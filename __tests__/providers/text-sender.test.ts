import { Telnyx } from "telnyx";
import { describe, expect, test } from "vitest";
import { createTelnyxTextSender } from "@/lib/providers/telnyx/text-sender";

interface Sent {
  url: string;
  body: Record<string, unknown>;
}

/** The sender, over a network that answers as told. */
function senderOver(answer: () => Response | Promise<Response>) {
  const requests: Sent[] = [];
  const client = new Telnyx({
    apiKey: "KEY_tests",
    baseURL: "https://api.telnyx.example/v2",
    fetch: async (url, init) => {
      requests.push({ url: String(url), body: JSON.parse(String(init?.body)) });
      return answer();
    },
  });
  return { requests, sender: createTelnyxTextSender(client, "https://app.example.com") };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

const text = { messageId: "m-1", from: "+13035550100", to: "+13035550111", body: "Hello", messagingProfileId: null };

describe("a text to Telnyx", () => {
  test("names our message in the address of its reports", async () => {
    const { requests, sender } = senderOver(() => json(200, { data: { id: "telnyx-1" } }));

    expect(await sender.send(text)).toEqual({ outcome: "sent", providerMessageId: "telnyx-1" });
    expect(requests).toMatchObject([
      {
        url: "https://api.telnyx.example/v2/messages",
        body: {
          from: "+13035550100",
          to: "+13035550111",
          text: "Hello",
          webhook_url: "https://app.example.com/api/telnyx/messaging-webhook?message=m-1",
          use_profile_webhooks: false,
        },
      },
    ]);
  });

  test.each([
    ["40300", 400, false],
    ["40310", 422, false],
    ["10011", 429, true],
    ["20100", 402, false],
  ])("refused with %s, HTTP %d, says so", async (code, status, isRetryable) => {
    const { requests, sender } = senderOver(() =>
      json(status, { errors: [{ code, title: "Refused", detail: "..." }] }),
    );

    expect(await sender.send(text)).toEqual({ outcome: "refused", code, detail: "Refused", isRetryable });
    expect(requests).toHaveLength(1);
  });

  test.each<[string, () => Response | Promise<Response>]>([
    ["the carrier fails", () => json(500, { errors: [{ code: "10000" }] })],
    ["the carrier is away", () => json(503, {})],
    ["the line is cut", () => Promise.reject(new TypeError("fetch failed"))],
    ["the answer is late", () => Promise.reject(new DOMException("The operation was aborted", "AbortError"))],
    ["the answer is nonsense", () => new Response("<html>", { status: 200, headers: { "content-type": "text/html" } })],
    ["the answer has no id", () => json(200, { data: {} })],
  ])("is in doubt when %s, and is never sent a second time by itself", async (_name, answer) => {
    const { requests, sender } = senderOver(answer);

    expect(await sender.send(text)).toEqual({ outcome: "in_doubt" });
    expect(requests).toHaveLength(1);
  });

  test.each([400, 404, 422])("refused with %d and an unreadable body still says so", async (status) => {
    const { sender } = senderOver(() => new Response("nope", { status }));

    expect(await sender.send(text)).toMatchObject({ outcome: "refused", code: String(status), isRetryable: false });
  });
});
