import type { Page } from "@playwright/test";
import { addressesFor, type Viewer } from "@/scripts/pages/every-page";
import { signInBy } from "@/scripts/pages/sign-in";
import { businessAt, newcomer, seedNew } from "@/scripts/seed/business-states";
import { expect, expectSound, test } from "./journey";

const perPageMs = 20_000;
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

// Only the sizes differ between the projects, and each page is looked at in both here.
test.describe.configure({ mode: "parallel" });

async function expectEachSound(page: Page, viewer: Viewer): Promise<void> {
  const ask = async (api: string) => (await page.request.get(api)).json();
  const pages = await addressesFor(viewer, ask);
  expect(pages.length).toBeGreaterThan(0);
  test.setTimeout((pages.length + 2) * perPageMs);
  for (const { name, address } of pages) {
    await test.step(name, async () => {
      await page.setViewportSize(desktop);
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expectSound(page, [desktop, phone]);
    });
  }
}

test("every page that anybody can see is accessible in light and dark and fits the screen", {
  tag: "@desktop",
}, async ({ page }) => {
  await expectEachSound(page, "visitor");
});

test("every page of a business with calls is accessible in light and dark and fits the screen", {
  tag: "@desktop",
}, async ({ page, stack, business }) => {
  await signInBy(page, stack.web, business.owner);
  await expectEachSound(page, "member");
});

test("every page of a business without calls is accessible in light and dark and fits the screen", {
  tag: "@desktop",
}, async ({ page, stack }) => {
  const quiet = businessAt(stack, 2);
  await signInBy(page, stack.web, quiet.owner);
  await expectEachSound(page, "member");
});

test("every page of an owner who has just signed up is accessible in light and dark and fits the screen", {
  tag: "@desktop",
}, async ({ page, stack }) => {
  await seedNew(stack, () => undefined);
  await signInBy(page, stack.web, newcomer);
  await expectEachSound(page, "newcomer");
});
