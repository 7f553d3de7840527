import { expect, signIn, test } from "./journey";

test.beforeEach(async ({ page, business }) => signIn(page, business));

test("what is changed is kept, and a mistake is shown at its field", async ({ page }, { project }) => {
  const address = `https://rivera-${project.name}.example`;
  await page.goto("/dashboard/settings");
  await page.waitForURL("**/dashboard/settings/profile");
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
