import fc from "fast-check";
import { Retell } from "retell-sdk";
import { expect, test } from "vitest";
import { isFromRetell } from "@/lib/providers/retell/verify";

const apiKey = "key_2f8d1c5b9a3e4d7f8091a2b3c4d5e6f7";
const body = '{"event":"call_ended","call":{"call_id":"call_1","transcript":"¿Sí? 👍"}}';

test("accepts what the SDK signs, whatever the body", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
      expect(isFromRetell(text, await Retell.sign(text, apiKey), apiKey)).toBe(true);
    }),
  );
});

test("agrees with the SDK about headers of any form", async () => {
  const signature = await Retell.sign(body, apiKey);
  const headers = [
    signature,
    signature.toUpperCase(),
    signature.replace("v=", "v= "),
    `${signature},v=1`,
    signature.slice(0, -2),
    `${signature}00`,
    signature.replace(/d=.*/, "d="),
    signature.replace(/v=\d+/, "v=1"),
    signature.replace(/v=\d+/, "v=99999999999999999999"),
    `${signature}, ${signature}`,
    "",
  ];
  for (const header of headers) {
    const expected = await Retell.verify(body, apiKey, header);

    expect({ header, isGenuine: isFromRetell(body, header, apiKey) }).toEqual({ header, isGenuine: expected });
  }
});

test("refuses another body, another key, no key and no header", async () => {
  const signature = await Retell.sign(body, apiKey);

  expect(isFromRetell(`${body} `, signature, apiKey)).toBe(false);
  expect(isFromRetell(JSON.stringify(JSON.parse(body), null, 1), signature, apiKey)).toBe(false);
  expect(isFromRetell(body, signature, apiKey.replace("2", "3"))).toBe(false);
  expect(isFromRetell(body, signature, "")).toBe(false);
  expect(isFromRetell(body, null, apiKey)).toBe(false);
});

test("refuses a replay from six minutes ago and a clock six minutes ahead, and accepts four", async () => {
  const signature = await Retell.sign(body, apiKey);
  const now = Date.now();

  expect(isFromRetell(body, signature, apiKey, now + 6 * 60_000)).toBe(false);
  expect(isFromRetell(body, signature, apiKey, now - 6 * 60_000)).toBe(false);
  expect(isFromRetell(body, signature, apiKey, now + 4 * 60_000)).toBe(true);
});
