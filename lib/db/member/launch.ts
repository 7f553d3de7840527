import type { Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { LaunchStep } from "@/lib/domain/launch/launch-step";
import type { LaunchStepView, LaunchView, PlanView } from "@/lib/domain/launch/launch-view";

/** The launch of one business as its page shows it: three queries, whatever there is. */
export async function loadLaunch(transaction: Transaction<DB>, businessId: string): Promise<LaunchView> {
  const row = await selectState(transaction, businessId);
  const steps = await transaction
    .selectFrom("launch_steps")
    .where("business_id", "=", businessId)
    .orderBy("position")
    .select(["step", "state", "reason", "advice", "started_at"])
    .execute();
  return {
    state: (row?.state ?? null) as LaunchView["state"],
    steps: steps.map((step) => ({
      step: step.step as LaunchStep,
      state: step.state as LaunchStepView["state"],
      hasStarted: step.started_at !== null,
      reason: step.reason,
      advice: step.advice,
    })),
    lineNumber: row?.line_number ?? row?.held ?? null,
    isBought: Boolean(row?.line_number),
    forwardFrom: row?.forward_from ?? null,
    isPaid: row?.status === "active" || row?.status === "trialing",
    lastCall: await selectLastCall(transaction, businessId),
  };
}

function selectState(transaction: Transaction<DB>, businessId: string) {
  return transaction
    .selectFrom("businesses")
    .leftJoin("launches", "launches.business_id", "businesses.id")
    .leftJoin("number_reservations as held", "held.business_id", "businesses.id")
    .leftJoin("subscriptions", "subscriptions.business_id", "businesses.id")
    .where("businesses.id", "=", businessId)
    .select(["launches.state", "held.e164 as held", "held.forward_from", "subscriptions.status"])
    .select((eb) =>
      eb
        .selectFrom("phone_numbers")
        .whereRef("phone_numbers.business_id", "=", "businesses.id")
        .where("phone_numbers.is_active", "=", true)
        .orderBy("phone_numbers.created_at")
        .limit(1)
        .select("phone_numbers.e164")
        .as("line_number"),
    )
    .executeTakeFirst();
}

async function selectLastCall(transaction: Transaction<DB>, businessId: string): Promise<LaunchView["lastCall"]> {
  const row = await transaction
    .selectFrom("calls")
    .where("business_id", "=", businessId)
    .where("is_test", "=", false)
    .orderBy("started_at", "desc")
    .limit(1)
    .select(["id", "started_at", "status"])
    .executeTakeFirst();
  return row ? { id: row.id, startedAt: row.started_at, isLive: row.status !== "ended" } : null;
}

/** The plans that are sold now, cheapest first. */
export async function listPlans(transaction: Transaction<DB>): Promise<PlanView[]> {
  const rows = await transaction
    .selectFrom("plans")
    .where("is_offered", "=", true)
    .orderBy("monthly_cents")
    .select(["id", "name", "monthly_cents", "booking_fee_cents", "setup_cents", "trial_days"])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    monthlyCents: row.monthly_cents,
    bookingFeeCents: row.booking_fee_cents,
    setupCents: row.setup_cents,
    trialDays: row.trial_days,
  }));
}
