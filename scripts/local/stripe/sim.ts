import { z } from "zod";
import { readControl } from "@/scripts/local/kit/controls";
import { type StandInApp, StandInError } from "@/scripts/local/kit/stand-in";
import { advanceClock, renewNow } from "./test-clock";
import type { StripeWorld } from "./world";

const DAY_S = 86_400;
const YEARS_MAX_S = 5 * 366 * DAY_S;
const advance = z.strictObject({
  days: z.number().min(0).optional(),
  hours: z.number().min(0).optional(),
  seconds: z.number().min(0).optional(),
  /** Unix seconds. */
  to: z.int().optional(),
});
const renew = z.strictObject({ customer: z.string() });
const card = z.strictObject({
  declined: z.boolean(),
  customer: z.string().optional(),
  payment_method: z.string().optional(),
  reason: z
    .enum(["generic_decline", "insufficient_funds", "expired_card", "authentication_required"])
    .default("generic_decline"),
});

/**
 * `POST /_sim/renew {customer}` charges the next period of a running subscription now.
 * `POST /_sim/advance {days?, hours?, seconds?, to?}` moves the test clock and does what Stripe does meanwhile.
 * `POST /_sim/card {declined, customer?, payment_method?, reason?}` makes saved cards refuse: those of a customer, one,
 * or all; a card that is attached afterwards is good again.
 */
export function mountSim(app: StandInApp, world: StripeWorld): void {
  const { state } = world;
  app.post("/_sim/advance", async (c) => {
    const { days = 0, hours = 0, seconds = 0, to } = await readControl(c, advance);
    const target = to ?? Math.floor(world.now() + days * DAY_S + hours * 3600 + seconds);
    if (target - world.now() > YEARS_MAX_S) throw new StandInError(400, { error: "At most five years at a time." });
    advanceClock(world, target);
    await world.delivered();
    return c.json({ now: world.now() });
  });
  app.post("/_sim/renew", async (c) => {
    const { customer } = await readControl(c, renew);
    const own = Object.values(state.subscriptions).find(
      (one) => one.customer === customer && (one.status === "active" || one.status === "trialing"),
    );
    if (!own) throw new StandInError(404, { error: `No running subscription of ${customer}.` });
    renewNow(world, own);
    await world.delivered();
    return c.json({ subscription: own.id, status: own.status });
  });
  app.post("/_sim/card", async (c) => {
    const { declined, customer, payment_method, reason } = await readControl(c, card);
    if (customer && !state.customers[customer]) throw new StandInError(404, { error: `No customer ${customer}.` });
    if (payment_method && !state.paymentMethods[payment_method]) {
      throw new StandInError(404, { error: `No payment method ${payment_method}.` });
    }
    const own = Object.values(state.paymentMethods).filter((method) => method.customer === customer);
    const ids = payment_method ? [payment_method] : customer ? own.map((method) => method.id) : ["*"];
    if (!declined && ids.includes("*")) state.declines = {};
    for (const id of ids) {
      if (declined) state.declines[id] = reason;
      else delete state.declines[id];
    }
    return c.json({ declines: state.declines });
  });
}
