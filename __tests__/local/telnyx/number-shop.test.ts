import { afterEach, beforeEach, expect, test } from "vitest";
import type { NumberShop } from "@/lib/ports/launch";
import { createTelnyxNumberShop } from "@/lib/providers/telnyx/number-shop";
import { startTelnyxBench, type TelnyxBench } from "./telnyx-support";

let bench: TelnyxBench;
let shop: NumberShop;

beforeEach(async () => {
  bench = await startTelnyxBench();
  shop = createTelnyxNumberShop(bench.client, "https://app.example.com");
});
afterEach(() => bench.close());

/** Asks until the carrier has set the number up. */
async function buy(e164: string, reference: string) {
  let orderId: string | null = null;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await shop.order({ e164, reference, orderId });
    if (answer.outcome !== "pending") return answer;
    orderId = answer.orderId;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("the order never ended");
}

async function firstOffer(): Promise<string> {
  const [offer] = await shop.search({ areaCode: "720", limit: 3, isNearby: false });
  return offer?.e164 ?? "";
}

test("a number is ordered once, though the answer of the first order was lost", async () => {
  const e164 = await firstOffer();

  const first = await shop.order({ e164, reference: "business:one", orderId: null });
  const again = await buy(e164, "business:one");

  expect(first.outcome).toBe("pending");
  expect(again).toMatchObject({ outcome: "bought", orderId: "orderId" in first ? first.orderId : "" });
  expect((await bench.client.numberOrders.list()).data).toHaveLength(1);
});

test("a number that somebody else took after the search is gone", async () => {
  const e164 = await firstOffer();
  await buy(e164, "business:one");

  expect(await shop.order({ e164, reference: "business:two", orderId: null })).toEqual({ outcome: "gone" });
});

test("a business has one messaging profile, with its number on it", async () => {
  const e164 = await firstOffer();
  const bought = await buy(e164, "business:one");

  const first = await shop.joinMessagingProfile({ reference: "business:one", profileId: null, e164 });
  const again = await shop.joinMessagingProfile({ reference: "business:one", profileId: null, e164 });

  expect(again).toEqual(first);
  const numberId = "numberId" in bought ? bought.numberId : "";
  const { data } = await bench.client.phoneNumbers.messaging.retrieve(numberId);
  expect(data?.messaging_profile_id).toBe(first.profileId);
});

test("a number is given up, and a repeat minds nothing", async () => {
  const e164 = await firstOffer();
  const bought = await buy(e164, "business:one");
  const numberId = "numberId" in bought ? bought.numberId : "";

  await shop.release(numberId);
  await shop.release(numberId);

  const { data } = await bench.client.phoneNumbers.list({ filter: { phone_number: e164 } });
  expect(data).toEqual([]);
});
