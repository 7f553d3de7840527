import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { FigureRange } from "@/lib/domain/member/figure-range";
import {
  lossReasons,
  noCounts,
  type Report,
  type ReportDay,
  type ReportStep,
  type ServiceLine,
  toReport,
} from "@/lib/domain/member/report";
import { openDays } from "./open-days";

interface ReportQuestion {
  businessId: string;
  timeZone: string;
  range: FigureRange;
  step: ReportStep;
}

/** A report over a range and the days before it, in three queries whatever its length. */
export async function selectReport(transaction: Transaction<DB>, question: ReportQuestion): Promise<Report> {
  const days = new Map<string, ReportDay>();
  for (const part of [await selectCalls(transaction, question), await selectAppointments(transaction, question)]) {
    for (const [date, counts] of part) {
      const day = days.get(date) ?? { date, ...noCounts() };
      days.set(date, { ...day, ...counts });
    }
  }
  const services = await selectServices(transaction, question);
  return toReport(question.range, question.step, [...days.values()], services);
}

type Part = Map<string, Partial<ReportDay>>;

async function selectCalls(transaction: Transaction<DB>, question: ReportQuestion): Promise<Part> {
  const { businessId, timeZone, range } = question;
  const { rows } = await sql<Record<"date" | "calls" | "answered" | "booked" | (typeof lossReasons)[number], string>>`
    with days as materialized (${openDays(businessId, { from: range.previous.from, to: range.interval.to }, timeZone)})
    select day::text as date, found.* from days cross join lateral (
      select count(*) as calls,
        count(*) filter (where calls.outcome is null or calls.outcome not in ('missed', 'failed')) as answered,
        count(*) filter (where calls.outcome = 'booked') as booked,
        count(*) filter (where calls.outcome = 'no_slot') as no_slot,
        count(*) filter (where calls.outcome = 'out_of_area') as out_of_area,
        count(*) filter (where calls.outcome = 'missed' and coalesce(days.open @> calls.started_at, false)) as missed_open,
        count(*) filter (where calls.outcome = 'missed' and not coalesce(days.open @> calls.started_at, false))
          as missed_closed,
        count(*) filter (where calls.outcome = 'abandoned') as abandoned,
        count(*) filter (where calls.outcome = 'failed') as failed
      from public.calls
      where calls.business_id = ${businessId} and calls.started_at >= days.begins and calls.started_at < days.ends
        and not calls.is_test and (calls.outcome is null or calls.outcome <> 'spam')
        and (calls.end_reason is null or calls.end_reason not in ('wrong_number', 'silence'))
    ) as found where found.calls > 0`.execute(transaction);
  return new Map(
    rows.map((row) => [
      row.date,
      {
        calls: Number(row.calls),
        answered: Number(row.answered),
        bookedCalls: Number(row.booked),
        lost: Object.fromEntries(lossReasons.map((reason) => [reason, Number(row[reason])])) as ReportDay["lost"],
      },
    ]),
  );
}

async function selectAppointments(transaction: Transaction<DB>, question: ReportQuestion): Promise<Part> {
  const { businessId, timeZone, range } = question;
  const { rows } = await sql<
    Record<"date" | "booked" | "cancelled" | "no_show" | "completed" | "unpriced", string> & { value: string | null }
  >`
    select (created_at at time zone ${timeZone})::date::text as date, count(*) as booked,
      count(*) filter (where status = 'cancelled') as cancelled, count(*) filter (where status = 'no_show') as no_show,
      count(*) filter (where status = 'completed') as completed,
      sum(price_cents) filter (where status in ('confirmed', 'completed')) as value,
      count(*) filter (where price_cents is null and status in ('confirmed', 'completed')) as unpriced
    from public.appointments
    where business_id = ${businessId} and created_at >= ${range.previous.from} and created_at < ${range.interval.to}
      and not is_test and source in ('call', 'text')
    group by 1`.execute(transaction);
  return new Map(
    rows.map((row) => [
      row.date,
      {
        booked: Number(row.booked),
        cancelled: Number(row.cancelled),
        noShow: Number(row.no_show),
        completed: Number(row.completed),
        valueCents: Number(row.value ?? 0),
        unpriced: Number(row.unpriced),
      },
    ]),
  );
}

/** The services that brought the most, of work that stands or is done. */
async function selectServices(transaction: Transaction<DB>, question: ReportQuestion): Promise<ServiceLine[]> {
  const { businessId, range } = question;
  const { rows } = await sql<{ service: string; booked: string; value: string | null; unpriced: string }>`
    select services.name as service, count(*) as booked, sum(appointments.price_cents) as value,
      count(*) filter (where appointments.price_cents is null) as unpriced
    from public.appointments join public.services on services.id = appointments.service_id
    where appointments.business_id = ${businessId} and appointments.created_at >= ${range.interval.from}
      and appointments.created_at < ${range.interval.to} and not appointments.is_test
      and appointments.source in ('call', 'text') and appointments.status in ('confirmed', 'completed')
    group by services.id, services.name order by value desc nulls last, booked desc, service limit 50`.execute(
    transaction,
  );
  return rows.map((row) => ({
    service: row.service,
    booked: Number(row.booked),
    valueCents: Number(row.value ?? 0),
    unpriced: Number(row.unpriced),
  }));
}
