import { afterEach, beforeEach, expect, test } from "vitest";
import { mailThroughResend } from "@/scripts/local/resend-mail";
import { API_KEY, bootResend, type LocalResend, letter } from "./boot";

let local: LocalResend;

beforeEach(async () => {
  local = await bootResend();
});

afterEach(async () => {
  await local.close();
});

const read = async (path: string) => (await fetch(local.url + path)).text();

async function send(fields: Parameters<typeof letter>[0] = {}): Promise<string> {
  const { data } = await local.resend.emails.send(letter(fields));
  return data?.id ?? "";
}

test("lists every mail, newest first, and can be narrowed to one address", async () => {
  await send({ subject: "Older", to: "ada@example.com" });
  const id = await send({ subject: "Newer" });

  const all = await read("/inbox");
  const ada = await read("/inbox?to=ada@example.com");

  expect(all.indexOf("Newer")).toBeLessThan(all.indexOf("Older"));
  expect(all).toContain(`href="/inbox/${id}"`);
  expect(ada).toContain("Older");
  expect(ada).not.toContain("Newer");
});

test("is the first page of the stand-in, and says when it is empty", async () => {
  expect(await read("/")).toContain("Nothing has been sent yet.");
});

test("shows a mail in a frame without scripts, and its text", async () => {
  const html = `<script>alert(1)</script><a href="https://example.com">Confirm</a>`;
  const id = await send({ html, text: "Confirm <here>", subject: "<b>Hello</b>" });

  const page = await read(`/inbox/${id}`);
  const preview = await fetch(`${local.url}/inbox/${id}/preview`);

  expect(page).toContain(`<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="/inbox/${id}/preview"`);
  expect(page).toContain("Confirm &#60;here&#62;");
  expect(page).not.toContain("<b>Hello</b>");
  expect(page).not.toContain("alert(1)");
  expect(preview.headers.get("content-security-policy")).toMatch(/^sandbox allow-popups.*default-src 'none'/);
  expect(await preview.text()).toContain(html);
});

test("lets attachments be downloaded byte by byte, never shown", async () => {
  const bytes = Buffer.from([0, 1, 255]);
  const id = await send({ attachments: [{ filename: 'a "b"\r\n.ics', content: bytes, contentType: "text/html" }] });

  const link = /href="(\/inbox\/[^"]+\/attachments\/[^"]+)"/.exec(await read(`/inbox/${id}`))?.[1];
  const file = await fetch(local.url + link);

  expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''a%20%22b%22%0D%0A.ics");
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");
});

test("shows the mails of Auth too", async () => {
  const mail = { to: "guest@example.com", subject: "Confirm", html: "<p>Code 123456</p>", text: "Code 123456" };

  await mailThroughResend(local.url, API_KEY)(mail);

  expect(await read("/inbox")).toContain("guest@example.com");
});

test("keeps its mails over a restart, and asks for no key", async () => {
  const id = await send({ subject: "Kept" });

  await local.restart();

  expect(await read(`/inbox/${id}`)).toContain("Kept");
});

test("knows no mail that was not sent", async () => {
  expect((await fetch(`${local.url}/inbox/nothing`)).status).toBe(404);
});
