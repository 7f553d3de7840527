import type { StackFile } from "@/scripts/local/stack-file";
import { sentTo } from "./carrier";
import { ask } from "./database";
import { expect, expectSound, ring, signIn, test } from "./journey";

const phoneOf = (minute: number) => `+1720557${minute.toString().padStart(4, "0")}`;
const spokenOf = (minute: number) => `(720) 557-${minute.toString().padStart(4, "0")}`;

/** What became of so many texts about a visit, oldest first, once it is decided. */
async function settledTexts(stack: StackFile, appointmentId: string, count: number) {
  const read = () =>
    ask<{ state: string; reason: string | null; minutes: number | null }>(
      stack,
      `select state, block_reason as reason, (params ->> 'minutes')::int as minutes from public.messages
       where appointment_id = $1 and kind = 'on_my_way' order by created_at`,
      [appointmentId],
    );
  const decided = async () => (await read()).filter(({ state }) => state !== "queued" && state !== "sending").length;
  await expect.poll(decided, { timeout: 20_000 }).toBe(count);
  return read();
}

/** A visit of the very day on the business's clock, at an hour when nobody else has one. Returns its id. */
async function addVisit(stack: StackFile, businessId: string, name: string, minute: number): Promise<string> {
  const [row] = await ask<{ id: string }>(
    stack,
    `with customer as (
       insert into public.customers (business_id, phone, name) values ($1, $2, $3) returning id),
     day as (
       select date_trunc('day', now() at time zone time_zone) at time zone time_zone
         + make_interval(mins => $4) as at from public.businesses where id = $1)
     insert into public.appointments (business_id, resource_id, service_id, customer_id, reference, during, occupies,
       source, idempotency_key, customer_name, customer_phone)
     select $1, resources.id, services.id, customer.id, 'WAY' || $4, tstzrange(at, at + interval '5 minutes'),
       tstzrange(at, at + interval '5 minutes'), 'dashboard', 'field ' || $4, $3, $2
     from customer, day,
       (select id from public.resources where business_id = $1 limit 1) resources,
       (select id from public.services where business_id = $1 limit 1) services
     returning id`,
    [businessId, phoneOf(minute), name, minute],
  );
  return row?.id ?? "";
}

test.beforeEach(async ({ page, business }) => signIn(page, business));

test("a customer is told that somebody is on the way, once, or the page says why not", async ({
  page,
  stack,
  business,
}, { project }) => {
  const name = `Wanda Way ${project.name}`;
  const minute = project.name === "desktop" ? 5 : 15;
  const id = await addVisit(stack, business.id, name, minute);
  const phone = phoneOf(minute);
  await page.goto(`/dashboard/calendar/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await page.getByLabel("in about").fill("20");
  await expectSound(page);
  await page.getByRole("button", { name: "On my way" }).click();

  const first = await settledTexts(stack, id, 1);
  // At night where the customer is, nothing is sent.
  const isNight = first[0]?.state === "blocked";
  const held = page.getByText("No text was sent. It was too late or too early where the recipient is. Call instead.");
  if (isNight) expect(first).toEqual([{ state: "blocked", reason: "quiet_hours", minutes: 20 }]);
  else expect(first).toEqual([{ state: expect.stringMatching(/^(sent|delivered)$/), reason: null, minutes: 20 }]);
  await expect(isNight ? held : page.getByText(`${name} is told by text at ${spokenOf(minute)}.`)).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "On my way" }).click();
  await expect(
    isNight ? held : page.getByText(/^Wanda Way .* was told at .*\. A second text is not sent\.$/),
  ).toBeVisible();
  const both = await settledTexts(stack, id, isNight ? 2 : 1);
  expect(both.map(({ state }) => state === "blocked")).toEqual(isNight ? [true, true] : [false]);
  const brought = await sentTo(stack, phone);
  expect(brought.map((text) => /We are on our way .* about 20 minutes out/.test(text))).toEqual(isNight ? [] : [true]);
});

test("an emergency stands above everything until it is closed, and at its call", async ({ page, stack, business }, {
  project,
}) => {
  test.slow();
  const number = project.name === "desktop" ? "+17205550191" : "+17205550192";
  const shown = project.name === "desktop" ? "(720) 555-0191" : "(720) 555-0192";
  await ring(stack, business.number, number, [
    "I smell gas in my basement and the alarm is going off.",
    "Thank you, bye.",
  ]);
  await page.goto("/dashboard");
  const card = page.getByRole("article").filter({ hasText: shown }).filter({ visible: true });
  await expect(card.getByRole("heading", { name: /^Emergency/ })).toBeVisible({ timeout: 20_000 });
  await expect(card.getByText(/^Call: /).first()).toBeVisible({ timeout: 20_000 });
  await expectSound(page);

  await card.getByRole("link", { name: "The call" }).click();
  await expect(page).toHaveURL(/\/dashboard\/calls\//);
  await expect(card.getByRole("heading", { name: /^Emergency/ })).toBeVisible();
  await expect(page.getByText("Cost to you").filter({ visible: true })).toBeVisible();
  await card.getByRole("button", { name: "Close" }).click();
  await expect(card.getByText(/closed/i).first()).toBeVisible();
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(card).toHaveCount(0);
});

test("the ladder is practised, its steps appear, and the drill is ended", async ({ page }) => {
  await page.goto("/dashboard/settings/emergencies");
  await page.getByRole("button", { name: "Practice the ladder" }).click();
  await expect(page.getByText("Real phones will ring now")).toBeVisible();
  await page.getByRole("button", { name: "Practice the ladder" }).click();
  const drill = page.getByRole("article").filter({ hasText: "Drill" }).filter({ visible: true }).first();
  await expect(drill.getByText(/^Call: /).first()).toBeVisible({ timeout: 20_000 });
  await expectSound(page);
  await drill.getByRole("button", { name: "End the drill" }).click();
  await expect(drill.getByText(/closed|Ended/).first()).toBeVisible();
  await expect(drill.getByRole("button", { name: "End the drill" })).toHaveCount(0);
});

test("which texts go out is chosen, with the link for reviews", { tag: "@desktop" }, async ({ page }, { project }) => {
  await page.goto("/dashboard/settings/texts");
  const link = page.getByLabel("Review link");
  await link.fill("http://reviews.example");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(link).toHaveAttribute("aria-invalid", "true");
  await link.fill(`https://reviews.example/${project.name}`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(link).toHaveValue(`https://reviews.example/${project.name}`);
});
