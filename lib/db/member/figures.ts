import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { FigureRange } from "@/lib/domain/member/figure-range";
import { type DayFigures, type RangeFigures, sumFigures } from "@/lib/domain/member/figures";
import { openDays } from "./open-days";

interface FigureQuestion {
  businessId: string;
  timeZone: string;
  range: FigureRange;
}

type CallDay = Pick<DayFigures, "date" | "calls" | "missed" | "afterHours" | "bookedCalls">;
type BookingDay = Pick<DayFigures, "date" | "booked" | "valueCents" | "unpriced">;

/** The figures of a range and of the days before it, in three queries whatever its length. */
export async function selectRangeFigures(
  transaction: Transaction<DB>,
  question: FigureQuestion,
): Promise<RangeFigures> {
  const calls = await selectCallDays(transaction, question);
  const bookings = await selectBookingDays(transaction, question);
  const costs = await selectCosts(transaction, question);
  const days = new Map<string, DayFigures>();
  const empty = { calls: 0, missed: 0, afterHours: 0, bookedCalls: 0, booked: 0, valueCents: 0, unpriced: 0 };
  for (const day of [...calls, ...bookings]) days.set(day.date, { ...empty, ...days.get(day.date), ...day });
  return sumFigures(question.range, [...days.values()], costs);
}

async function selectCallDays(transaction: Transaction<DB>, question: FigureQuestion): Promise<CallDay[]> {
  const { businessId, timeZone, range } = question;
  const { rows } = await sql<Record<keyof CallDay, string>>`
    with days as materialized (${openDays(businessId, { from: range.previous.from, to: range.interval.to }, timeZone)})
    select day::text as date, found.* from days cross join lateral (
      select count(*) as calls, count(*) filter (where calls.outcome in ('missed', 'failed')) as missed,
        count(*) filter (where calls.outcome = 'booked') as "bookedCalls",
        count(*) filter (where not coalesce(days.open @> calls.started_at, false)) as "afterHours"
      from public.calls
      where calls.business_id = ${businessId} and calls.started_at >= days.begins and calls.started_at < days.ends
        and not calls.is_test and (calls.outcome is null or calls.outcome <> 'spam')
        and (calls.end_reason is null or calls.end_reason not in ('wrong_number', 'silence'))
    ) as found where found.calls > 0`.execute(transaction);
  return rows.map(({ date, calls, missed, afterHours, bookedCalls }) => ({
    date,
    calls: Number(calls),
    missed: Number(missed),
    afterHours: Number(afterHours),
    bookedCalls: Number(bookedCalls),
  }));
}

async function selectBookingDays(transaction: Transaction<DB>, question: FigureQuestion): Promise<BookingDay[]> {
  const { businessId, timeZone, range } = question;
  const { rows } = await sql<Record<"date" | "booked" | "unpriced", string> & { value_cents: string | null }>`
    select (created_at at time zone ${timeZone})::date::text as date, count(*) as booked,
      sum(price_cents) as value_cents, count(*) filter (where price_cents is null) as unpriced
    from public.appointments
    where business_id = ${businessId} and created_at >= ${range.previous.from} and created_at < ${range.interval.to}
      and not is_test and source in ('call', 'text') and status in ('confirmed', 'completed')
    group by 1`.execute(transaction);
  return rows.map((row) => ({
    date: row.date,
    booked: Number(row.booked),
    valueCents: Number(row.value_cents ?? 0),
    unpriced: Number(row.unpriced),
  }));
}

async function selectCosts(transaction: Transaction<DB>, { businessId, range }: FigureQuestion) {
  const { rows } = await sql<{ fee_cents: string | null; monthly_cents: number | null }>`
    select (select sum(amount_cents) from public.fees where business_id = ${businessId}
        and created_at >= ${range.interval.from} and created_at < ${range.interval.to}
        and state not in ('waived', 'credited')) as fee_cents,
      (select plans.monthly_cents from public.subscriptions join public.plans on plans.id = subscriptions.plan_id
        where subscriptions.business_id = ${businessId}) as monthly_cents`.execute(transaction);
  return { feeCents: Number(rows[0]?.fee_cents ?? 0), planMonthlyCents: rows[0]?.monthly_cents ?? null };
}
