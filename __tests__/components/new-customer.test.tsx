import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { beforeEach, expect, test } from "vitest";
import { NewCustomer } from "@/components/customers/new-customer";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

type Add = Parameters<typeof NewCustomer>[0]["onAdd"];
let root: Root;
let visited: string[];

beforeEach(() => {
  sessionStorage.clear();
  visited = [];
});

function open(onAdd: Add): void {
  if (root) act(() => root.unmount());
  root = createRoot(document.body);
  const router = { push: (href: string) => visited.push(href), prefetch: () => undefined } as unknown;
  act(() =>
    root.render(
      <AppRouterContext value={router as AppRouterInstance}>
        <NewCustomer onAdd={onAdd} />
      </AppRouterContext>,
    ),
  );
}

const fieldOf = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`);

function type(name: string, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(fieldOf(name), text);
  act(() => fieldOf(name)?.dispatchEvent(new Event("input", { bubbles: true })));
}

async function press(): Promise<void> {
  act(() => document.querySelector("form")?.requestSubmit());
  do {
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
  } while (document.body.textContent.includes("Saving"));
}

test("a customer is added once when the answer was lost and the page is read again", async () => {
  const ids: string[] = [];
  const lose: Add = async (id) => {
    ids.push(id);
    throw new TypeError("Failed to fetch");
  };
  open(lose);
  type("name", "Ada Lovelace");
  await press();
  open(async (id) => {
    ids.push(id);
    return { ok: true, result: { outcome: "added", customerId: id, name: "Ada Lovelace" } };
  });
  await press();
  open(lose);
  type("name", "Grace Hopper");
  await press();

  expect(ids).toHaveLength(3);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
  expect(visited).toEqual([`/dashboard/customers/${ids[0]}`]);
});

test("a number that is known is said with a link to who has it, and what was typed stays", async () => {
  open(async () => ({ ok: true, result: { outcome: "exists", customerId: "c1", name: "Ada Lovelace" } }));
  type("phone", "(303) 555-0142");
  type("address", "12 Pine Street");
  await press();

  expect(document.querySelector("a")?.getAttribute("href")).toBe("/dashboard/customers/c1");
  expect(document.body.textContent).toContain("it belongs to Ada Lovelace");
  expect(fieldOf("address")?.value).toBe("12 Pine Street");
  expect(Object.values({ ...sessionStorage }).join()).toContain("12 Pine Street");
  expect(visited).toEqual([]);
});
