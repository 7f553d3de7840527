import { expect, test } from "vitest";
import type { RateRuleName } from "@/lib/domain/limits/rate-rules";
import { clientAddress } from "@/lib/http/client-address";
import { rateSubject } from "@/lib/http/rate-subject";
import { createLocalCounter } from "@/lib/providers/upstash/local-counter";

const from = (address: string) => new Headers({ "x-forwarded-for": `${address}, 10.0.0.1` });

/** How many of so many attempts pass, each from another network. */
async function passedOf(count: number, name: RateRuleName, account: string): Promise<number> {
  const limits = createLocalCounter(() => new Date("2026-11-21T12:00:00Z"));
  let passed = 0;
  for (let at = 0; at < count; at++) {
    const { isAllowed } = await limits.take(name, rateSubject(name, from(`2001:db8:0:${at.toString(16)}::1`), account));
    if (isAllowed) passed++;
  }
  return passed;
}

test("codes of the second factor count for the person, wherever they come from", async () => {
  expect(await passedOf(40, "second_factor", "ada")).toBe(10);
});

test("passwords tried for one account count together, from however many addresses", async () => {
  expect(await passedOf(300, "sign_in_account", "Ada@example.com")).toBe(100);
  expect(await passedOf(300, "sign_in", "ada@example.com")).toBe(300);
});

test.each([
  ["2001:db8:0:1::2", "2001:db8:0:1"],
  ["2001:db8:0:1:ffff:ffff:ffff:ffff", "2001:db8:0:1"],
  ["2001:0DB8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["203.0.113.9", "203.0.113.9"],
  ["not:an address", "not:an address"],
])("an attempt from %s counts for %s", (address, subject) => {
  expect(clientAddress(from(address))).toBe(subject);
});
