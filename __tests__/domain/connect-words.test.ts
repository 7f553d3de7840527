import { expect, test } from "vitest";
import { connectWords } from "@/components/calendar-settings/connect-words";

test("another account than the connected one can be taken instead, and each way ends where it began", () => {
  const ways = (page: "settings" | "wizard") => connectWords("other_account", page)?.retries;

  expect(ways("settings")).toEqual([
    { href: "/api/calendar/connect?account=any", label: "Use this one instead" },
    { href: "/api/calendar/connect", label: "Use another account" },
  ]);
  expect(ways("wizard")?.map(({ href }) => href)).toEqual([
    "/api/calendar/connect?account=any&from=wizard",
    "/api/calendar/connect?from=wizard",
  ]);
});

test("a word that is none of ours says nothing", () => {
  expect(connectWords("constructor", "wizard")).toBeNull();
});
