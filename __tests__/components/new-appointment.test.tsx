import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CalendarActions } from "@/components/calendar/board/calendar-actions";
import { NewAppointment } from "@/components/calendar/board/new-appointment";
import { DeskContext } from "@/components/calendar/board/use-desk";
import type { MemberBooking } from "@/lib/domain/booking/member-booking";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

type Sent = { id: string; values: MemberBooking };
let root: Root;
let sent: Sent[];

beforeEach(() => {
  sent = [];
  vi.stubGlobal("fetch", async () => new Response("{}", { status: 503 }));
});
afterEach(() => {
  act(() => root.unmount());
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

const service = { id: "11111111-1111-4111-8111-111111111111", name: "Drain cleaning", minutes: 60, resourceIds: null };

/** The form, as it is found whenever it is opened; each answer is lost on the way. */
function open(): void {
  if (root) act(() => root.unmount());
  root = createRoot(document.body);
  const book: CalendarActions["book"] = async (id, values) => {
    sent.push({ id, values });
    throw new TypeError("Failed to fetch");
  };
  const desk = {
    open: () => undefined,
    create: () => undefined,
    actions: { book } as CalendarActions,
    choices: { services: [service], resources: [] },
    timeZone: "America/Denver",
    canChange: true,
  };
  act(() =>
    root.render(
      <DeskContext value={desk as never}>
        <NewAppointment draft={{ date: "2026-11-24", time: "10:00" }} onClose={() => undefined} />
      </DeskContext>,
    ),
  );
}

function type(name: string, text: string): void {
  const field = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  act(() => field?.dispatchEvent(new Event("input", { bubbles: true })));
}

async function press(): Promise<void> {
  act(() => document.querySelector("form")?.requestSubmit());
  do {
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
  } while (document.body.textContent.includes("Booking"));
}

test("an answer that was lost is asked for again, also after a reload, and what is changed since is another booking", async () => {
  open();
  type("name", "Bob Byrd");
  await press();
  await press();
  open();
  await press();
  type("time", "11:00");
  await press();
  type("name", "Ann Arbor");
  await press();
  await press();

  const [first, second, reloaded, later, other, again] = sent.map(({ id }) => id);
  expect(sent.map(({ values }) => `${values.name} ${values.time}`)).toEqual([
    ...["Bob Byrd 10:00", "Bob Byrd 10:00", "Bob Byrd 10:00"],
    ...["Bob Byrd 11:00", "Ann Arbor 11:00", "Ann Arbor 11:00"],
  ]);
  expect([second, reloaded, again]).toEqual([first, first, other]);
  expect(new Set([first, later, other]).size).toBe(3);
});
