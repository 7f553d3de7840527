import { expect, test } from "vitest";
import { shuffled } from "@/scripts/local/kit/delivery-mode";
import { jsonSafe } from "@/scripts/local/kit/json-safe";
import { assertLocalOnly } from "@/scripts/local/kit/local-only";

test("makes any plain value fit for JSON without changing what JSON can say", () => {
  const value = { a: undefined, b: [undefined, Number.NaN, 1], c: { d: new Date(0), e: null, f: "x" } };

  const cleaned = jsonSafe(value);

  expect(cleaned).toEqual({ b: [null, null, 1], c: { d: "1970-01-01T00:00:00.000Z", e: null, f: "x" } });
  expect(Object.keys(cleaned)).toEqual(["b", "c"]);
});

test("shuffles repeatably by seed and keeps every item", () => {
  const items = Array.from({ length: 20 }, (_, index) => index);

  expect(shuffled(items, 7)).toEqual(shuffled(items, 7));
  expect(shuffled(items, 7)).not.toEqual(shuffled(items, 8));
  expect([...shuffled(items, 7)].sort((a, b) => a - b)).toEqual(items);
});

test("refuses to stand in production or beside a live key", () => {
  expect(() => assertLocalOnly("Stripe", ["sk_test_x"], "production")).toThrow("production");
  expect(() => assertLocalOnly("Stripe", ["sk_live_x"], "development")).toThrow("live key");
  expect(() => assertLocalOnly("Stripe", ["sk_test_x"], "development")).not.toThrow();
});
