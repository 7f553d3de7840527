import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebsiteImport } from "@/components/onboarding/website-import";
import type { WebsiteImportView } from "@/lib/domain/website/website-import-view";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const reading: WebsiteImportView = {
  id: "1",
  url: "https://plumber.example/",
  state: "reading",
  done: 2,
  total: 6,
  failure: null,
  isLate: false,
  proposal: null,
  appliedItems: [],
};
let root: Root;
let saved: WebsiteImportView;
let looks: number;
let started: string[];

beforeEach(() => {
  vi.useFakeTimers();
  looks = 0;
  started = [];
  root = createRoot(document.body);
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

function show(view: WebsiteImportView): void {
  saved = view;
  const props: Parameters<typeof WebsiteImport>[0] = {
    newest: view,
    address: "",
    canWrite: true,
    onStart: async (address) => {
      started.push(address);
      saved = { ...reading, id: "2", state: "queued", done: 0 };
      return { ok: true, result: { outcome: "started" } };
    },
    onLoad: async () => {
      looks += 1;
      return saved;
    },
    onApply: async () => ({ ok: false, problem: "" }),
  };
  act(() => root.render(<WebsiteImport {...props} />));
}
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const send = () => act(async () => document.querySelector("form")?.requestSubmit());
const words = () => document.body.textContent;

test("a reading under way is looked at again and again, and is not begun twice", async () => {
  show(reading);
  await send();
  await pass(5_000);

  expect(started).toEqual([]);
  expect(looks).toBe(4);
  expect(words()).toContain("Reading page 3 of 6.");
});

test("a reading that takes five minutes is waited for no longer, and can be begun anew", async () => {
  show(reading);
  saved = { ...reading, isLate: true };
  await pass(1_200);
  const looksAtFirst = looks;
  await pass(60_000);

  expect(looks).toBe(looksAtFirst);
  expect(words()).toContain("Reading takes too long. You can read it again.");
  expect(words()).toContain("Read it again");
  await send();
  expect(started).toEqual([reading.url]);
  expect(words()).toContain("Waiting to begin.");
});
