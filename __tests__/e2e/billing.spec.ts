import { expect, expectSound, signIn, test } from "./journey";

test("a fee is disputed with one click and a reason, and the dispute is taken back", async ({ page, business }) => {
  await signIn(page, business);
  await page.goto("/dashboard/billing?show=disputed");
  await expect(page.getByRole("heading", { name: "Booking fees" })).toBeVisible();
  const takeBack = page.getByRole("button", { name: /^Take back the dispute/ });
  const before = await takeBack.count();
  await page.goto("/dashboard/billing?show=paid");

  await page
    .getByRole("button", { name: /^Dispute the fee of/ })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Spam or a wrong number" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.goto("/dashboard/billing?show=disputed");
  await expect(page.getByText("Spam or a wrong number").first()).toBeVisible();
  await expect(takeBack).toHaveCount(before + 1);
  await takeBack.first().click();
  await expect(takeBack).toHaveCount(before);
});

test("the way to Stripe's pages and back", { tag: "@desktop" }, async ({ page, business, stack }) => {
  await signIn(page, business);
  await page.goto("/dashboard/billing");
  await expect(page.getByText("ending in 4242")).toBeVisible();

  await page.getByRole("button", { name: "Manage in Stripe" }).click();
  await page.waitForURL(`${stack.stripe.url}/p/session/**`);
  await page.getByRole("link", { name: "Return" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Billing" })).toBeVisible();
});
