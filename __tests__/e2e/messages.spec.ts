import { sentTo, textFrom } from "./carrier";
import { expect, expectSound, signIn, test } from "./journey";
import { expectLive, liveMs } from "./windows";

test("a text appears while one looks, a person takes over, and the reply reaches the customer", async ({
  page,
  stack,
  business,
}, { project }) => {
  const from = project.name === "desktop" ? "+13035550611" : "+13035550612";
  const shown = project.name === "desktop" ? "(303) 555-0611" : "(303) 555-0612";
  await signIn(page, business);
  await page.goto("/dashboard/messages");
  await expectLive(page);

  await textFrom(stack, from, business.number, "Are you licensed and insured?");

  await page.getByRole("link", { name: new RegExp(shown.replace(/[()]/g, "\\$&")) }).click({ timeout: liveMs });
  await expect(page.getByText("Are you licensed and insured?").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText(/licensed/i).nth(1)).toBeVisible();
  await page.getByRole("button", { name: "Take over" }).click();
  await expect(page.getByRole("button", { name: "Hand back" })).toBeVisible();
  await expectSound(page);

  await page.getByRole("textbox", { name: "Your reply" }).fill("This is Maria. I will send you the papers.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("textbox", { name: "Your reply" })).toHaveValue("");
  await expect(
    page
      .getByText(/This is Maria/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect
    .poll(async () => (await sentTo(stack, from)).filter((words) => words.includes("This is Maria")).length)
    .toBe(1);
});

test("somebody who wants no texts cannot be written to, and the page says why", async ({ page, stack, business }, {
  project,
}) => {
  const from = project.name === "desktop" ? "+13035550621" : "+13035550622";
  await textFrom(stack, from, business.number, "STOP");
  await signIn(page, business);

  await expect(async () => {
    await page.goto(`/dashboard/messages?q=${from.slice(-7)}`);
    await page.locator("[data-walk] a").first().click({ timeout: 1_000 });
  }).toPass();

  await expect(page.getByText(/asked not to be texted/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Your reply" })).toHaveCount(0);
  await expectSound(page);
});
