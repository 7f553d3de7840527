import { expect, expectSound, ring, signIn, test } from "./journey";

test("an owner moves an appointment to a moment that is free, is refused one that is not, and cancels it", async ({
  page,
  stack,
  business,
}, { project }) => {
  const isDesktop = project.name === "desktop";
  const name = isDesktop ? "Ada Mover" : "Bea Mover";
  await ring(stack, business.number, isDesktop ? "+17205550171" : "+17205550172", [
    "I need a drain cleaned.",
    isDesktop ? "In two weeks on Wednesday." : "In two weeks on Thursday.",
    "The first one.",
    "9 Elm Street, Denver.",
    name,
    "Yes",
    "No thanks, bye.",
  ]);
  await signIn(page, business);
  const list = await page.request.get("/api/client/appointments?limit=100");
  const { data }: { data: { id: string; customerName: string }[] } = await list.json();
  const mine = data.find(({ customerName }) => customerName === name);
  await page.goto(`/dashboard/calendar/${mine?.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Drain cleaning, ${name}`);
  await expectSound(page);

  const sheet = page.locator("[role=dialog][data-open]");
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await sheet.getByLabel("Time").fill("03:00");
  await expect(sheet.locator('[data-verdict="refused"]')).toContainText("closed");
  await sheet
    .getByRole("button", { name: /\d+:\d\d [AP]M/ })
    .last()
    .click();
  await expect(sheet.locator('[data-verdict="free"]')).toBeVisible();
  await sheet.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText(`${name} is told by text.`).last()).toBeVisible();

  await page.getByRole("button", { name: "Cancel appointment" }).click();
  await sheet.getByLabel("Why").fill("double booked");
  await sheet.getByRole("button", { name: "Cancel appointment" }).click();
  await expect(page.getByText("Cancelled", { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel appointment" })).toHaveCount(0);
});
