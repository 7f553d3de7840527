import { seedPastDue } from "@/scripts/seed/account-states";
import { businessAt, post } from "@/scripts/seed/business-states";
import { ask } from "./database";
import { expect, expectSound, signIn, test } from "./journey";

const goodCard = "4242 4242 4242 4242";

test("a declined card is said above the page, is paid at Stripe, and the page says so by itself", async ({
  page,
  context,
  stack,
}) => {
  const business = businessAt(stack, 1);
  await signIn(page, business);
  await seedPastDue(stack, () => undefined);

  const banner = page.getByRole("status").filter({ hasText: "Calls are answered and booked as before" });
  await expect(banner).toBeVisible({ timeout: 20_000 });
  await expect(banner).toContainText(/Bookings pause on .* 9:00 AM unless it is paid; emergencies are passed on/);
  await expectSound(page);

  const stripe = await context.newPage();
  await stripe.goto(`${stack.web}/dashboard`);
  await stripe.getByRole("button", { name: "Pay or change the card" }).click();
  await stripe.waitForURL(`${stack.stripe.url}/p/session/**`);
  await stripe.getByRole("row", { name: /open/ }).getByRole("link").first().click();
  await stripe.getByLabel(/card number/i).fill(goodCard);
  await stripe.getByRole("button", { name: "Pay invoice" }).click();
  await expect(stripe.getByText(/paid/).first()).toBeVisible();

  await expect(banner).toBeHidden({ timeout: 20_000 });
  const [subscription] = await ask<{ customer: string }>(
    stack,
    "select stripe_customer_id as customer from public.subscriptions where business_id = $1",
    [business.id],
  );
  await post(`${stack.stripe.url}/_sim/card`, { declined: false, customer: subscription?.customer });
  await page.goto("/dashboard/notifications");
  await expect(page.getByText("Thank you, your plan is paid").filter({ visible: true }).first()).toBeVisible();
});

test("a paused business is told what goes on, above its home page", async ({ page, stack }) => {
  const business = businessAt(stack, 1);
  await ask(
    stack,
    `with episode as (insert into public.dunning_episodes (business_id, began_at, warned_at, pauses_at, paused_at)
       values ($1, now() - interval '15 days', now() - interval '8 days', now(), now()))
     update public.businesses set status = 'paused' where id = $1`,
    [business.id],
  );
  try {
    await signIn(page, business);
    await expect(page.getByText("Bookings and texts are paused").filter({ visible: true })).toBeVisible();
    await expect(page.getByText("Messages only").filter({ visible: true })).toBeVisible();
    await expectSound(page);
  } finally {
    await ask(
      stack,
      `with episode as (delete from public.dunning_episodes where business_id = $1 and ended_at is null)
       update public.businesses set status = 'active' where id = $1`,
      [business.id],
    );
  }
});

test("another plan is compared in words, chosen in two presses, and changed back", async ({ page, stack }) => {
  const business = businessAt(stack, 1);
  await ask(
    stack,
    `insert into public.plans (id, name, monthly_cents, booking_fee_cents, included_bookings)
     values ('e2e-busy', 'Busy', 35000, 3000, 5) on conflict (id) do update set is_offered = true`,
    [],
  );
  try {
    await signIn(page, business);
    await page.goto("/dashboard/billing");
    await expect(page.getByText("$150 more a month")).toBeVisible();
    await expect(page.getByText("5 bookings a month included")).toBeVisible();
    await page.getByRole("button", { name: "Change to Busy" }).click();
    await expectSound(page);
    await page.getByRole("button", { name: "Yes, change to Busy" }).click();
    await expect(page.getByText("You have Busy now.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Change to Standard" })).toBeVisible();

    await page.getByRole("button", { name: "Change to Standard" }).click();
    await page.getByRole("button", { name: "Yes, change to Standard" }).click();
    await expect(page.getByText("You have Standard now.")).toBeVisible();
  } finally {
    await ask(stack, "update public.plans set is_offered = false where id = 'e2e-busy'", []);
  }
});
