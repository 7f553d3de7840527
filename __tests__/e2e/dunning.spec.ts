import pg from "pg";
import type { SeedBusiness, StackFile } from "@/scripts/local/stack-file";
import { expect, expectSound, signIn, test } from "./journey";

const goodCard = "4242 4242 4242 4242";

test("a declined card is said above every page, is paid at Stripe, and the page says so by itself", async ({
  page,
  context,
  stack,
}) => {
  const business = businessAt(stack, 1);
  await signIn(page, business);
  await declineNextMonth(stack, business);

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
  await tellStripe(stack, "card", { declined: false, customer: await customerOf(stack, business) });
  await page.goto("/dashboard/notifications");
  await expect(page.getByText("Thank you, your plan is paid").filter({ visible: true }).first()).toBeVisible();
});

test("a paused business is told what goes on, and looks right everywhere", async ({ page, stack }) => {
  const business = businessAt(stack, 1);
  await withAdmin(stack, async (admin) => {
    await admin.query(
      `insert into public.dunning_episodes (business_id, began_at, warned_at, pauses_at, paused_at)
       values ($1, now() - interval '15 days', now() - interval '8 days', now(), now())`,
      [business.id],
    );
    await admin.query("update public.businesses set status = 'paused' where id = $1", [business.id]);
  });
  try {
    await signIn(page, business);
    await expect(page.getByText("Bookings and texts are paused").filter({ visible: true })).toBeVisible();
    await expect(page.getByText("Messages only").filter({ visible: true })).toBeVisible();
    await expectSound(page);
  } finally {
    await withAdmin(stack, async (admin) => {
      await admin.query("delete from public.dunning_episodes where business_id = $1 and ended_at is null", [
        business.id,
      ]);
      await admin.query("update public.businesses set status = 'active' where id = $1", [business.id]);
    });
  }
});

test("another plan is compared in words, chosen in two presses, and changed back", async ({ page, stack }) => {
  const business = businessAt(stack, 1);
  await withAdmin(stack, (admin) =>
    admin.query(
      `insert into public.plans (id, name, monthly_cents, booking_fee_cents, included_bookings)
       values ('e2e-busy', 'Busy', 35000, 3000, 5) on conflict (id) do update set is_offered = true`,
    ),
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
    await withAdmin(stack, (admin) => admin.query("update public.plans set is_offered = false where id = 'e2e-busy'"));
  }
});

function businessAt(stack: StackFile, index: number): SeedBusiness {
  const business = stack.seed?.businesses[index];
  if (!business) throw new Error("the stack has too few businesses");
  return business;
}

async function withAdmin<Result>(
  { databaseUrl }: StackFile,
  work: (admin: pg.Client) => Promise<Result>,
): Promise<Result> {
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function customerOf(stack: StackFile, business: SeedBusiness): Promise<string> {
  return withAdmin(stack, async (admin) => {
    const { rows } = await admin.query<{ id: string }>(
      "select stripe_customer_id as id from public.subscriptions where business_id = $1",
      [business.id],
    );
    return rows[0]?.id ?? "";
  });
}

async function tellStripe(stack: StackFile, path: string, body: object): Promise<void> {
  const response = await fetch(`${stack.stripe.url}/_sim/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

/** Stripe charges the next month, and the card refuses. */
async function declineNextMonth(stack: StackFile, business: SeedBusiness): Promise<void> {
  const customer = await customerOf(stack, business);
  await tellStripe(stack, "card", { declined: true, customer });
  await tellStripe(stack, "renew", { customer });
}
