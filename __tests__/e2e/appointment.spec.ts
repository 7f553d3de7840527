import { randomInt } from "node:crypto";
import { ask } from "./database";
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

test("a visit that is over is completed, taken back, and noted as one where nobody was there", {
  tag: "@desktop",
}, async ({ page, stack, business }) => {
  const phone = `+1720${randomInt(2_000_000, 9_999_999)}`;
  const first = (table: string) => `(select id from public.${table} where business_id = $1 order by position limit 1)`;
  const [visit] = await ask<{ id: string }>(
    stack,
    `with who as (insert into public.customers (business_id, phone, name) values ($1, $2, 'Vera Visited') returning id),
     time as (select tstzrange(begins, begins + interval '1 hour') as span
       from (select date_trunc('hour', now()) - make_interval(hours => $3::int)) as one (begins))
     insert into public.appointments (business_id, resource_id, service_id, customer_id, reference, during, occupies,
       source, idempotency_key, customer_name)
     select $1, ${first("resources")}, ${first("services")}, who.id, $2, time.span, time.span, 'dashboard', $2,
       'Vera Visited'
     from who, time returning id`,
    [business.id, phone, randomInt(10_000, 20_000)],
  );
  await signIn(page, business);
  await page.goto(`/dashboard/calendar/${visit?.id}`);
  const stands = (words: string) =>
    expect(page.getByRole("main").getByText(words, { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await stands("Confirmed");
  await expect(page.getByRole("button", { name: "Cancel appointment" })).toHaveCount(0);

  await page.getByRole("button", { name: "Completed" }).click();
  await stands("Done");
  await expectSound(page);
  await page.getByRole("button", { name: "Take that back" }).click();
  await stands("Confirmed");
  await page.getByRole("button", { name: "Nobody was there" }).click();
  await stands("Did not come");
  const noted = await ask<{ action: string }>(
    stack,
    "select action from public.audit_log where subject_id = $1 order by occurred_at",
    [visit?.id],
  );
  expect(noted.map(({ action }) => action)).toEqual([
    "appointment.completed",
    "appointment.confirmed",
    "appointment.no_show",
  ]);
});
