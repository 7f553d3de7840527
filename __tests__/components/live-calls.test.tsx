import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LiveProvider } from "@/components/live/live-provider";
import { LiveStatus } from "@/components/live/live-status";
import { ToastProvider } from "@/components/ui/toasts";
import type { LiveCall } from "@/lib/domain/member/reads";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const call: LiveCall = {
  id: "01900000-0000-7000-8000-000000000001",
  callerNumber: "+13035550142",
  customerName: "Ada Lovelace",
  startedAt: new Date("2026-11-23T17:00:00Z"),
};
const router = { refresh: () => undefined, prefetch: () => undefined } as unknown as AppRouterInstance;
const send = globalThis.fetch;
let root: Root;

beforeEach(() => {
  // Nobody answers: the channel is down, and the page looks by itself.
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  document.title = "Calls";
  root = createRoot(document.body.appendChild(document.createElement("div")));
});
afterEach(() => {
  act(() => root.unmount());
  globalThis.fetch = send;
});

const show = (liveCalls: LiveCall[]) =>
  act(async () =>
    root.render(
      <AppRouterContext value={router}>
        <ToastProvider>
          <LiveProvider
            businessId="01900000-0000-7000-8000-000000000000"
            supabase={{ url: "http://127.0.0.1:9", publishableKey: "sb_publishable_tests" }}
            news={[]}
            liveCalls={liveCalls}
          >
            <LiveStatus />
          </LiveProvider>
        </ToastProvider>
      </AppRouterContext>,
    ),
  );

/** The page that is gone to sets its own title. */
const turnTo = (title: string) =>
  act(async () => {
    document.title = title;
  });

test("the title says that a call is going on, on each page that is gone to, until it is over", async () => {
  await show([]);
  expect(document.title).toBe("Calls");

  await show([call]);
  expect(document.title).toBe("● On a call · Calls");
  await turnTo("Messages");
  expect(document.title).toBe("● On a call · Messages");
  await show([call, { ...call, id: "01900000-0000-7000-8000-000000000002" }]);
  expect(document.title).toBe("● On a call · Messages");

  await show([]);
  expect(document.title).toBe("Messages");
  await turnTo("Calls");
  expect(document.title).toBe("Calls");
});

test("a page that is left during a call takes its mark with it", async () => {
  await show([call]);
  act(() => root.unmount());

  expect(document.title).toBe("Calls");
  root = createRoot(document.body);
});

test("the page says whether it is told of changes, and that it looks by itself when it is not", async () => {
  await show([]);

  const state = () => document.querySelector("[data-live]")?.getAttribute("data-live");
  await act(() => expect.poll(state).toBe("polling"));
  expect(document.body.textContent).toContain("Looking every 15 seconds");
});
