import { ErrorBoundaryHandler } from "next/dist/client/components/error-boundary";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import DashboardError from "@/app/dashboard/error";
import RootError from "@/app/error";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement("div")), { onCaughtError: () => undefined });
});
afterEach(() => act(() => root.unmount()));

const heading = () => document.querySelector("h1")?.textContent;
const press = () =>
  act(async () => [...document.querySelectorAll("button")].find((one) => one.textContent === "Try again")?.click());

const failed = Object.assign(new Error("the pool is closed"), { digest: "2871" });

/** What the server sent: a page, or that it failed. Shown again it is the same, until the server is asked again. */
function Answer({ isFailed }: { isFailed: boolean }) {
  if (isFailed) throw failed;
  return <h1>Calls</h1>;
}

test.each([
  ["dashboard", DashboardError],
  ["public", RootError],
])("a %s page that failed says what is safe and the id for support, and is asked for again", async (_name, view) => {
  const server = { isDown: true };
  const Page = () => {
    const [isFailed, setFailed] = useState(true);
    const router = { refresh: () => setFailed(server.isDown) } as unknown as AppRouterInstance;
    return (
      <AppRouterContext value={router}>
        <ErrorBoundaryHandler
          pathname="/dashboard/calls"
          errorComponent={view as ErrorBoundaryHandler["props"]["errorComponent"]}
        >
          <Answer isFailed={isFailed} />
        </ErrorBoundaryHandler>
      </AppRouterContext>
    );
  };
  act(() => root.render(<Page />));
  expect(heading()).toBe("This page could not be loaded");
  expect(document.body.textContent).toContain("Nothing was changed or lost");
  expect(document.querySelector("code")?.textContent).toBe("2871");
  expect(document.body.textContent).not.toContain("the pool is closed");

  await press();
  expect(heading()).toBe("This page could not be loaded");
  server.isDown = false;
  await press();
  expect(heading()).toBe("Calls");
});
