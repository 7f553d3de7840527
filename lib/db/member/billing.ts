import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import {
  type BillingFacts,
  billingMonth,
  type FeeFilter,
  type FeeLine,
  filterStates,
  type InvoiceLine,
  type PlanOffer,
} from "@/lib/domain/member/billing";
import type { Page, PageRequest } from "@/lib/domain/member/reads";
import type { FeeState } from "@/lib/domain/member/words";
import { exactInstant, readCursor, toPage } from "./cursor";

const invoicesShown = 24;

/** Plan, state and the month's fees of one business; four queries. */
export async function loadBilling(transaction: Transaction<DB>, businessId: string, now: Date): Promise<BillingFacts> {
  const subscription = await transaction
    .selectFrom("subscriptions")
    .where("business_id", "=", businessId)
    .select(["status", "plan_id", "current_period_end", "ends_at", "past_due_since", "stripe_customer_id"])
    .executeTakeFirst();
  const plans = await selectPlans(transaction);
  return {
    plan: plans.find(({ id }) => id === subscription?.plan_id) ?? null,
    offers: plans.filter(({ isOffered }) => isOffered),
    status: subscription?.status ?? null,
    periodEnd: subscription?.current_period_end ?? null,
    endsAt: subscription?.ends_at ?? null,
    pastDueSince: subscription?.past_due_since ?? null,
    hasAccount: Boolean(subscription?.stripe_customer_id),
    sums: await sumFees(transaction, businessId, now),
    invoices: await selectInvoices(transaction, businessId),
    openDisputes: await countDisputes(transaction, businessId),
  };
}

/** The plans that the policies show: those for sale, and what the person's businesses have. */
async function selectPlans(transaction: Transaction<DB>): Promise<PlanOffer[]> {
  const rows = await transaction
    .selectFrom("plans")
    .orderBy("monthly_cents")
    .orderBy("id")
    .select(["id", "name", "monthly_cents", "booking_fee_cents", "included_bookings", "monthly_cap_cents"])
    .select(["is_offered", "setup_cents"])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    monthlyCents: row.monthly_cents,
    bookingFeeCents: row.booking_fee_cents,
    includedBookings: row.included_bookings,
    monthlyCapCents: row.monthly_cap_cents,
    isOffered: row.is_offered,
    setupCents: row.setup_cents,
  }));
}

async function sumFees(transaction: Transaction<DB>, businessId: string, now: Date): Promise<BillingFacts["sums"]> {
  const month = billingMonth(now);
  const rows = await transaction
    .selectFrom("fees")
    .where("business_id", "=", businessId)
    .where("created_at", ">=", month.from)
    .where("created_at", "<", month.to)
    .groupBy(["state", "reason"])
    .select((eb) => [
      "state",
      "reason",
      eb.fn.countAll<string>().as("count"),
      eb.fn.sum<string | null>("amount_cents").as("cents"),
    ])
    .execute();
  return rows.map(({ state, reason, count, cents }) => ({
    state: state as FeeState,
    reason,
    count: Number(count),
    cents: Number(cents ?? 0),
  }));
}

async function selectInvoices(transaction: Transaction<DB>, businessId: string): Promise<InvoiceLine[]> {
  const rows = await transaction
    .selectFrom("invoices")
    .where("business_id", "=", businessId)
    .orderBy("issued_at", "desc")
    .orderBy("id", "desc")
    .limit(invoicesShown)
    .select(["id", "number", "kind", "status", "total_cents", "url", "issued_at"])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: row.kind as InvoiceLine["kind"],
    status: row.status as InvoiceLine["status"],
    totalCents: row.total_cents,
    url: row.url,
    issuedAt: row.issued_at,
  }));
}

async function countDisputes(transaction: Transaction<DB>, businessId: string): Promise<number> {
  const row = await transaction
    .selectFrom("fee_disputes")
    .where("business_id", "=", businessId)
    .where("state", "=", "open")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Fees of one business, newest first, each with its appointment and newest dispute; one query. */
export async function listFees(
  transaction: Transaction<DB>,
  businessId: string,
  filter: FeeFilter,
  page: PageRequest,
): Promise<Page<FeeLine>> {
  let query = transaction
    .selectFrom("fees")
    .innerJoin("appointments", "appointments.id", "fees.appointment_id")
    .innerJoin("services", "services.id", "appointments.service_id")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("fee_disputes")
          .whereRef("fee_disputes.fee_id", "=", "fees.id")
          .orderBy("opened_at", "desc")
          .limit(1)
          .select(["fee_disputes.reason as dispute_reason", "fee_disputes.state as dispute_state", "opened_at"])
          .as("dispute"),
      (join) => join.onTrue(),
    )
    .where("fees.business_id", "=", businessId)
    .orderBy("fees.created_at", "desc")
    .orderBy("fees.id", "desc")
    .limit(page.limit + 1)
    .select(["fees.id", "fees.created_at", "amount_cents", "fees.state", "fees.reason", "failure", "invoice_url"])
    .select(["fees.call_id", "appointments.id as appointment_id", "reference", "starts_at", "customer_name"])
    .select(["services.name as service", "dispute_reason", "dispute_state", "opened_at"])
    .select(exactInstant("fees.created_at").as("place"));
  if (filter !== "all") query = query.where("fees.state", "in", filterStates[filter]);
  if (page.cursor !== null) {
    const { at, id } = readCursor(page.cursor);
    query = query.where(sql<boolean>`(fees.created_at, fees.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const { shown, nextCursor } = toPage(await query.execute(), page.limit);
  return { rows: shown.map(toFeeLine), nextCursor };
}

interface FeeRecord {
  id: string;
  created_at: Date;
  amount_cents: number;
  state: string;
  reason: string | null;
  failure: string | null;
  invoice_url: string | null;
  call_id: string | null;
  appointment_id: string;
  reference: string;
  starts_at: Date;
  customer_name: string;
  service: string;
  dispute_reason: string | null;
  dispute_state: string | null;
  opened_at: Date | null;
}

function toFeeLine(row: FeeRecord): FeeLine {
  return {
    id: row.id,
    createdAt: row.created_at,
    amountCents: row.amount_cents,
    state: row.state as FeeState,
    reason: row.reason,
    failure: row.failure,
    invoiceUrl: row.invoice_url,
    callId: row.call_id,
    appointment: {
      id: row.appointment_id,
      reference: row.reference,
      service: row.service,
      startsAt: row.starts_at,
      customerName: row.customer_name,
    },
    dispute:
      row.dispute_state && row.opened_at
        ? {
            reason: row.dispute_reason ?? "",
            state: row.dispute_state as NonNullable<FeeLine["dispute"]>["state"],
            openedAt: row.opened_at,
          }
        : null,
  };
}
