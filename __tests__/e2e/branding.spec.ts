import { makePng } from "@/__tests__/support/make-png";
import { expect, expectSound, test } from "./journey";
import { signUp } from "./sign-up";

test("a logo and a colour are chosen, refused in words when they do not fit, and taken away", async ({
  page,
  stack,
}) => {
  test.setTimeout(120_000);
  await signUp(page, stack, "Heron Plumbing");
  await page.getByRole("button", { name: "Look around first" }).click();
  await page.waitForURL("**/dashboard");
  await page.goto("/dashboard/settings/branding");
  const file = page.getByLabel("Logo file");
  const logo = page.getByRole("img", { name: "Logo of Heron Plumbing" });
  await expectSound(page);

  await file.setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
  await expect(page.getByText(/^An SVG is not taken/)).toBeVisible();
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") });
  await expect(page.getByText(/^This is not a PNG/)).toBeVisible();
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(makePng(200, 80)) });
  await expect(logo).toBeVisible();
  await expect(logo).toHaveJSProperty("naturalWidth", 200);

  const color = page.getByLabel("Color", { exact: true });
  await color.fill("#ffd400");
  await expect(page.getByText("White words on it are hard to read (1.4 to 1, 4.5 is needed).")).toBeVisible();
  await color.fill("#1f6f6a");
  await expect(page.getByText("White words on it read well (5.9 to 1).")).toBeVisible();
  await page.getByRole("button", { name: "Save color" }).click();
  await expect(page.getByRole("button", { name: "Remove color" })).toBeVisible();
  await page.reload();
  await expect(logo).toBeVisible();
  await expect(color).toHaveValue("#1f6f6a");
  await expectSound(page);

  await page.getByRole("button", { name: "Remove logo" }).click();
  await expect(page.getByText("No logo yet.")).toBeVisible();
  await page.getByRole("button", { name: "Remove color" }).click();
  await expect(color).toHaveValue("");
});
