import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ClocksForm } from "@/components/privacy/clocks-form";
import { defaultClocks } from "@/lib/domain/privacy/retention";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

type Save = Parameters<typeof ClocksForm>[0]["onSave"];
const chosen = { ...defaultClocks, recordingDays: 30 };
let root: Root;
let sent: Parameters<Save>[];

beforeEach(() => {
  sent = [];
  sessionStorage.setItem("draft::clocks", JSON.stringify({ base: defaultClocks, revision: 1, draft: chosen }));
  root = createRoot(document.body);
});
afterEach(() => {
  act(() => root.unmount());
  sessionStorage.clear();
});

/** The page as it is read with these clocks; a choice of 30 days for recordings is kept from before. */
function show(clocks: typeof defaultClocks, revision: number, result: "saved" | "changed_elsewhere"): void {
  const save: Save = async (...request) => {
    sent.push(request);
    return { ok: true, result };
  };
  act(() => root.render(<ClocksForm clocks={clocks} revision={revision} isOwner isHeld={false} onSave={save} />));
}

const press = (name: string) =>
  act(async () => {
    const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
    button?.click();
  });
const words = () => document.body.textContent;

test("how long things are kept says that it is saved, also once the page has been read again", async () => {
  show(defaultClocks, 1, "saved");
  await press("Save");
  show(chosen, 2, "saved");

  expect(sent).toEqual([[1, chosen]]);
  expect(words()).toContain("Saved.");
  expect(sessionStorage.length).toBe(0);
});

test("how long things are kept asks whose stands when another owner was faster, and keeps both", async () => {
  const theirs = { ...defaultClocks, textDays: 365 };
  show(defaultClocks, 1, "changed_elsewhere");
  await press("Save");
  show(theirs, 2, "changed_elsewhere");
  const asked = words();
  await press("Keep mine");
  show(theirs, 2, "saved");
  await press("Save");

  expect(asked).toContain("Texts: 2 years → 1 year");
  expect(sent.at(-1)).toEqual([2, { ...theirs, recordingDays: 30 }]);
});
