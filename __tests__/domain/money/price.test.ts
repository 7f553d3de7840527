import { expect, test } from "vitest";
import { formatCents, spokenPrice } from "@/lib/domain/money/spoken-price";

test.each([
  [14_900, "$149"],
  [14_950, "$149.50"],
  [0, "$0"],
  [5, "$0.05"],
  [123_456_700, "$1,234,567"],
])("writes %d cents as %s", (cents, text) => {
  expect(formatCents(cents)).toBe(text);
});

test("never guesses a price that the business has not set", () => {
  expect(spokenPrice("Leak repair", null, "en")).toBe(
    "We confirm the price of Leak repair on site, before any work begins.",
  );
  expect(spokenPrice("Leak repair", null, "es")).toContain("confirmamos");
  expect(spokenPrice("Leak repair", 12_900, "en")).toBe("Leak repair is $129.");
});
