import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IncomingWebhook } from "@slack/webhook";
import { createEmulator, filePersistence } from "emulate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { control } from "@/__tests__/local/support";
import { slackStandIn } from "@/scripts/local/slack/slack-stand-in";
import type { SlackMessage } from "@/scripts/local/slack/state";

const webhookPath = "/services/T000000001/B000000001/X000000001";
let folder: string;
let slack: Awaited<ReturnType<typeof boot>>;

const boot = () =>
  createEmulator({
    service: slackStandIn({ webhookPath, channel: "#alerts" }),
    port: 0,
    persistence: filePersistence(join(folder, "slack.json")),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slack-"));
  slack = await boot();
});

afterEach(async () => {
  await slack.close();
  await rm(folder, { recursive: true });
});

const webhook = () => new IncomingWebhook(slack.url + webhookPath);
const messages = async () => (await (await fetch(`${slack.url}/_sim/messages`)).json()) as SlackMessage[];
const page = async () => (await fetch(slack.url)).text();

async function post(body: string, path = webhookPath, contentType = "application/json") {
  const response = await fetch(slack.url + path, { method: "POST", body, headers: { "content-type": contentType } });
  return `${response.status} ${await response.text()}`;
}

describe("the incoming webhook", () => {
  test("takes a text, and keeps it over a restart", async () => {
    const answer = await webhook().send({ text: "Postgres is slow" });
    await slack.close();
    slack = await boot();

    expect(answer.text).toBe("ok");
    expect(await messages()).toMatchObject([{ channel: "#alerts", text: "Postgres is slow", blocks: [] }]);
  });

  test("takes blocks and forms", async () => {
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "*12* jobs wait" } }];

    await webhook().send({ blocks });
    const form = await post(
      new URLSearchParams({ payload: '{"text":"from a form"}' }).toString(),
      webhookPath,
      "application/x-www-form-urlencoded",
    );

    expect(form).toBe("200 ok");
    expect(await messages()).toMatchObject([{ text: null, blocks }, { text: "from a form" }]);
  });

  test("gives each message an id that rises", async () => {
    for (let count = 0; count < 5; count++) await webhook().send("again");
    const ids = (await messages()).map(({ ts }) => ts);

    expect(new Set(ids).size).toBe(5);
    expect([...ids].sort()).toEqual(ids);
  });

  test.each([
    ["no JSON", "{", webhookPath, "400 invalid_payload"],
    ["a list", "[]", webhookPath, "400 invalid_payload"],
    ["nothing to say", "{}", webhookPath, "400 no_text"],
    ["blocks without a type", '{"blocks":[{}]}', webhookPath, "400 invalid_blocks"],
    ["a section without text", '{"blocks":[{"type":"section"}]}', webhookPath, "400 invalid_blocks"],
    ["another secret", '{"text":"a"}', "/services/T000000001/B000000001/X2", "403 invalid_token"],
    ["another webhook", '{"text":"a"}', "/services/T000000001/B2/X000000001", "404 no_service"],
  ])("refuses %s in a plain word", async (_what, body, path, answer) => {
    expect(await post(body, path)).toBe(answer);
    expect(await messages()).toEqual([]);
  });

  test("fails as asked, in Slack's words", async () => {
    await control(slack.url, "/_sim/faults", { status: 500 });
    const failed = await post('{"text":"a"}');
    await control(slack.url, "/_sim/faults", { status: 429 });
    const busy = await fetch(slack.url + webhookPath, { method: "POST", body: '{"text":"a"}' });
    await control(slack.url, "/_sim/faults", { status: 0 });
    const cut = webhook().send("a");

    await expect(cut).rejects.toThrow();
    expect(failed).toBe("500 rollup_error");
    expect(busy.status).toBe(429);
    expect(busy.headers.get("retry-after")).toBe("1");
    expect(await messages()).toEqual([]);
  });
});

describe("the page", () => {
  test("shows messages newest first, in Slack's markup and nobody else's", async () => {
    await webhook().send("older");
    await webhook().send(
      "*Down*: <https://example.com/a?b=1&amp;c=2|the page> &lt;b&gt; <script>alert(1)</script> <!here>",
    );

    const html = await page();

    expect(html).toContain("<b>Down</b>");
    expect(html).toContain(`href="https://example.com/a?b=1&#38;c=2"`);
    expect(html).toContain("&#60;b&#62;");
    expect(html).toContain("<b>@here</b>");
    expect(html).not.toContain("<script>");
    expect(html.indexOf("Down")).toBeLessThan(html.indexOf("older"));
  });

  test("shows each kind of block, and the JSON of those it does not know", async () => {
    await webhook().send({
      blocks: [
        { type: "header", text: { type: "plain_text", text: "Jobs & more" } },
        { type: "divider" },
        { type: "section", fields: [{ type: "mrkdwn", text: "*Kind*\ntext" }] },
        { type: "context", elements: [{ type: "mrkdwn", text: "`12` waiting" }] },
        {
          type: "actions",
          elements: [{ type: "button", text: { type: "plain_text", text: "Open" }, url: "https://example.com" }],
        },
        { type: "video", alt_text: "film" } as never,
      ],
    });

    const html = await page();

    expect(html).toContain("<h2>Jobs &#38; more</h2>");
    expect(html).toContain("<b>Kind</b><br>text");
    expect(html).toContain("<code>12</code> waiting");
    expect(html).toContain(`class="button" href="https://example.com"`);
    expect(html).toContain("film");
  });

  test("says when there is nothing", async () => {
    expect(await page()).toContain("Nothing has been posted yet.");
  });
});
