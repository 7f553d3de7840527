import type pg from "pg";
import Stripe from "stripe";
import type { SeedBusiness, StackFile } from "@/scripts/local/stack-file";
import { businessAt, type Print, post, tellWhere, withAdmin } from "./business-states";

/** A declined card: Stripe charges the next month, and everything else follows from its events. */
export async function seedPastDue(stack: StackFile, print: Print): Promise<void> {
  const business = businessAt(stack, 1);
  await withAdmin(stack, (admin) => letPaymentFail(stack, admin, business));
  tellWhere(stack, business, "/dashboard", print);
}

/** Two weeks later: all notices left, nothing was paid, and bookings are paused. */
export async function seedPaused(stack: StackFile, print: Print): Promise<void> {
  const business = businessAt(stack, 1);
  await withAdmin(stack, async (admin) => {
    await letPaymentFail(stack, admin, business);
    await admin.query(
      `update public.dunning_episodes set began_at = began_at - interval '15 days', pauses_at = now(),
         warned_at = now() - interval '8 days' where business_id = $1 and ended_at is null`,
      [business.id],
    );
    await admin.query(
      `insert into public.dunning_notices (episode_id, notice, business_id, queued_at, sent_at)
       select id, notice, business_id, began_at + later, began_at + later from public.dunning_episodes
       cross join (values ('day_3', interval '3 days'), ('day_7', interval '7 days')) as notices (notice, later)
       where business_id = $1 and ended_at is null on conflict do nothing`,
      [business.id],
    );
    await admin.query("select app.sweep_dunning(now() + interval '1 second')");
  });
  tellWhere(stack, business, "/dashboard", print);
}

/** The owner cancelled, and the plan is over: callers leave messages. */
export async function seedPlanEnded(stack: StackFile, print: Print): Promise<void> {
  const business = businessAt(stack, 1);
  await withAdmin(stack, async (admin) => {
    const { rows } = await admin.query<{ id: string }>(
      "select stripe_subscription_id as id from public.subscriptions where business_id = $1",
      [business.id],
    );
    const { hostname: host, port } = new URL(stack.stripe.url);
    const stripe = new Stripe(stack.stripe.secretKey, { host, port, protocol: "http", telemetry: false });
    await stripe.subscriptions.cancel(rows[0]?.id ?? "");
    await waitForStatus(admin, business, "suspended");
  });
  tellWhere(stack, business, "/dashboard/billing", print);
}

/** Closed by the platform: callers hear that nothing can be booked. */
export async function seedSuspended(stack: StackFile, print: Print): Promise<void> {
  const business = businessAt(stack, 2);
  await withAdmin(stack, async (admin) => {
    await admin.query("update public.businesses set status = 'suspended', suspended_for = 'staff' where id = $1", [
      business.id,
    ]);
  });
  tellWhere(stack, business, "/dashboard", print);
}

/** A second plan to change to. Prices of real plans are made by staff; these are of the local stack alone. */
export async function seedSecondPlan(stack: StackFile, print: Print): Promise<void> {
  await withAdmin(stack, async (admin) => {
    await admin.query(
      `insert into public.plans (id, name, monthly_cents, booking_fee_cents, included_bookings, monthly_cap_cents)
       values ('local-busy', 'Busy', 35000, 3000, 5, 150000) on conflict do nothing`,
    );
  });
  tellWhere(stack, businessAt(stack, 0), "/dashboard/billing", print);
}

async function letPaymentFail(stack: StackFile, admin: pg.Client, business: SeedBusiness): Promise<void> {
  const { rows } = await admin.query<{ customer: string }>(
    "select stripe_customer_id as customer from public.subscriptions where business_id = $1 and status = 'active'",
    [business.id],
  );
  const customer = rows[0]?.customer;
  if (!customer) return;
  await post(`${stack.stripe.url}/_sim/card`, { declined: true, customer });
  await post(`${stack.stripe.url}/_sim/renew`, { customer });
  await waitForStatus(admin, business, "past_due");
}

const waitsMax = 100;

/** Events reach the web process by themselves; this takes a second or two. */
async function waitForStatus(admin: pg.Client, business: SeedBusiness, status: string): Promise<void> {
  for (let wait = 0; wait < waitsMax; wait += 1) {
    const { rowCount } = await admin.query("select from public.businesses where id = $1 and status = $2", [
      business.id,
      status,
    ]);
    if (rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${business.name} did not become ${status}. Is the web process running?`);
}
