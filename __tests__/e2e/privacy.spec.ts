import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { businessAt } from "@/scripts/seed/business-states";
import { ask } from "./database";
import { expect, expectSound, signIn, test } from "./journey";

test("a copy is started, left, found again and downloaded", async ({ page, business }) => {
  await signIn(page, business);
  await page.goto("/dashboard/settings/privacy");
  await page.getByRole("button", { name: "Make a copy" }).click();
  await expect(page.getByText("Everything", { exact: true }).filter({ visible: true }).first()).toBeVisible();

  await page.goto("/dashboard/calls");
  await page.goto("/dashboard/settings/privacy");
  const link = page
    .getByRole("link", { name: /^Download/ })
    .filter({ visible: true })
    .first();
  await expect(link).toBeVisible({ timeout: 30_000 });
  await expectSound(page);

  const waiting = page.waitForEvent("download");
  await link.click();
  const files = unzipSync(new Uint8Array(readFileSync(await (await waiting).path())));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(["README.txt", "customers.json", "calls.csv", "audit.csv"]),
  );
  const customers: { name: string | null }[] = JSON.parse(Buffer.from(files["customers.json"] ?? []).toString());
  expect(customers.length).toBeGreaterThan(0);
});

test("a customer is held, released, and deleted by typing the name", async ({ page, business, stack }) => {
  const phone = `+1720${randomInt(2_000_000, 9_999_999)}`;
  const name = `Wanda Leaving ${phone.slice(-4)}`;
  const [made] = await ask<{ id: string }>(
    stack,
    "insert into public.customers (business_id, phone, name) values ($1, $2, $3) returning id",
    [business.id, phone, name],
  );
  await signIn(page, business);
  await page.goto(`/dashboard/customers/${made?.id}`);
  await page.getByRole("button", { name: "Place a legal hold" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("A claim");
  await page.getByRole("button", { name: "Place hold" }).click();
  await expect(page.getByText("A claim").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete customer" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Release/ }).click();

  await page.getByRole("button", { name: "Delete customer" }).click();
  await page.getByRole("textbox", { name: `Type ${name}` }).fill("Somebody else");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText("This is not the name.")).toBeVisible();
  await expectSound(page);
  await page.getByRole("textbox", { name: `Type ${name}` }).fill(name);
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.waitForURL("**/dashboard/customers");

  await expect(page.getByText(name)).toHaveCount(0);
  const left = await ask(stack, "select name, phone from public.customers where id = $1", [made?.id]);
  expect(left).toEqual([{ name: null, phone: null }]);
});

test("a business that is to be deleted says so beyond its settings, until it is taken back", async ({
  page,
  stack,
}) => {
  const business = businessAt(stack, 1);
  await signIn(page, business);
  await page.goto("/dashboard/settings/privacy");
  await page.getByRole("button", { name: "Delete this business" }).click();
  await page.getByRole("textbox", { name: `Type ${business.name}` }).fill(business.name);
  await page.getByRole("button", { name: "Delete in 30 days" }).click();
  const banner = page.getByRole("link", { name: "Take it back" }).filter({ visible: true });
  await expect(banner).toBeVisible();

  await page.goto("/dashboard/calls");
  await expectSound(page);
  await banner.click();
  await page.getByRole("button", { name: "Keep this business" }).click();
  await expect(banner).toHaveCount(0);
});
