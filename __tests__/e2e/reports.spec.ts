import { readFile } from "node:fs/promises";
import { expect, expectSound, signIn, test } from "./journey";

test.beforeEach(async ({ page, business }) => signIn(page, business));

test("reports are accessible in light and dark, fit the screen, and keep their state in the address", async ({
  page,
}) => {
  await page.goto("/dashboard/reports?range=7d");
  await expect(page.getByRole("heading", { name: "Lost bookings and why" })).toBeVisible();
  await expectSound(page);

  await page.getByRole("link", { name: "Weeks" }).click();
  await expect(page).toHaveURL(/range=7d&by=week/);
  await expect(page.getByRole("heading", { name: "Week by week" })).toBeVisible();
});

test("a report comes as CSV and as PDF with the figures of the page", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/dashboard/reports?range=7d");
  const answered = await page.locator("li", { hasText: "Calls answered" }).locator(".num").first().textContent();

  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV", exact: true }).click(),
  ]);
  const lines = (await readFile(await csv.path(), "utf8")).trim().split("\n");
  const sum = lines.slice(1).reduce((total, line) => total + Number(line.split(",")[3]), 0);
  expect(String(sum)).toBe(answered);

  const [pdf] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "PDF" }).click()]);
  expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe("%PDF-");
});

test("days without anything teach the next step", async ({ page }) => {
  await page.goto("/dashboard/reports?from=2024-01-01&to=2024-01-07");
  await expect(page.getByText("Nothing happened in these days")).toBeVisible();
  await expectSound(page);
});

test("phone and texts are accessible in light and dark and fit the screen", async ({ page }) => {
  await page.goto("/dashboard/phone");
  await page.getByText("Verizon wireless").click();
  await expect(page.getByText(/\*72\d{10}/).first()).toBeVisible();
  await expectSound(page);
});

test("the palette finds a customer, a page and the keys, by keyboard alone", async ({ page }) => {
  await page.goto("/dashboard/reports");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "Find anything" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.type("marcus");
  await expect(page.getByRole("option", { name: /Marcus Webb/ }).first()).toBeVisible();
  await expectSound(page);

  await page.getByRole("combobox").fill("bill");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Billing" })).toBeVisible();

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectSound(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1, name: "Calls" })).toBeVisible();
});

test("the palette opens from the frame, too", async ({ page }) => {
  await page.goto("/dashboard/phone");
  await page.getByRole("button", { name: "Find anything" }).filter({ visible: true }).click();
  await expect(page.getByRole("combobox")).toBeFocused();
});
