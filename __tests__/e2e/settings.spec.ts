import { expect, expectSound, signIn, test } from "./journey";

test.beforeEach(async ({ page, business }) => signIn(page, business));

for (const part of [
  "profile",
  "services",
  "hours",
  "crews",
  "area",
  "booking",
  "answers",
  "emergencies",
  "transfers",
]) {
  test(`the settings of ${part} are accessible in light and dark and fit the screen`, async ({ page }) => {
    await page.goto(`/dashboard/settings/${part}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectSound(page);
  });
}

test("what is changed is kept, and a mistake is shown at its field", async ({ page }, { project }) => {
  const address = `https://rivera-${project.name}.example`;
  await page.goto("/dashboard/settings/profile");
  const website = page.getByLabel("Website");

  await website.fill("not an address");
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(website).toHaveAttribute("aria-invalid", "true");

  await website.fill(address);
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Website")).toHaveValue(address);
});
