import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CancelForm } from "@/components/calendar/board/cancel-form";
import { AccentForm } from "@/components/settings/accent-form";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;

beforeEach(() => {
  root = createRoot(document.body);
});
afterEach(() => {
  act(() => root.unmount());
  sessionStorage.clear();
});

const show = (form: ReactNode) => act(() => root.render(form));

function reload(form: ReactNode): void {
  act(() => root.unmount());
  root = createRoot(document.body);
  show(form);
}

function field(): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>("input:not([type=color])");
  if (!found) throw new Error("no field");
  return found;
}

/** As a person types: React hears of it through the value that the browser sets. */
const type = (words: string) =>
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field(), words);
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });

const press = (name: string) =>
  act(async () => [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name)?.click());

test("a color that is half typed is there again after a reload, and kept no longer once it is saved", async () => {
  const form = (
    <AccentForm saved={null} businessName="Ace" canWrite onSave={async () => ({ ok: true, result: "saved" })} />
  );
  show(form);
  type("#1f6f6");
  reload(form);

  expect(field().value).toBe("#1f6f6");
  type("#1f6f6a");
  await press("Save color");
  expect([field().value, sessionStorage.length]).toEqual(["#1f6f6a", 0]);
});

test("a color that could not be saved stays typed, also after a reload", async () => {
  const form = (
    <AccentForm saved={null} businessName="Ace" canWrite onSave={async () => ({ ok: false, problem: "Not now." })} />
  );
  show(form);
  type("#1f6f6a");
  await press("Save color");
  reload(form);

  expect(field().value).toBe("#1f6f6a");
});

test("why an appointment is cancelled is there again after a reload, until it is cancelled", async () => {
  const asked: string[] = [];
  const form = (outcome: "refused" | "cancelled") => (
    <CancelForm
      id="one"
      hasPhone
      isBusy={false}
      onBack={() => undefined}
      onCancel={(reason, onDone) => {
        asked.push(reason);
        if (outcome === "cancelled") onDone();
      }}
    />
  );
  show(form("refused"));
  type("The van broke down");
  await press("Cancel appointment");
  reload(form("cancelled"));
  const after = field().value;
  await press("Cancel appointment");

  expect(asked).toEqual(["The van broke down", "The van broke down"]);
  expect([after, sessionStorage.length]).toEqual(["The van broke down", 0]);
});
