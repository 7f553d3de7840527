import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { CallFilter, CallRow, OverviewFigures, Page, PageRequest } from "@/lib/domain/member/reads";
import type { CallOutcome, CallStatus } from "@/lib/domain/member/words";
import { exactInstant, readCursor, toPage, toPattern } from "./cursor";

/** Calls of one business, newest first, with the appointment that each brought. */
export async function listCalls(
  transaction: Transaction<DB>,
  businessId: string,
  filter: CallFilter,
  page: PageRequest,
): Promise<Page<CallRow>> {
  let query = selectCalls(transaction, businessId)
    .select(exactInstant("calls.started_at").as("place"))
    .orderBy("calls.started_at", "desc")
    .orderBy("calls.id", "desc")
    .limit(page.limit + 1);
  if (filter.outcome) query = query.where("calls.outcome", "=", filter.outcome);
  if (filter.since) query = query.where("calls.started_at", ">=", filter.since);
  if (filter.tag) {
    query = query.where(
      sql<boolean>`calls.id in (select call_id from public.call_notes
        where business_id = ${businessId} and tags @> array[${filter.tag}]::text[])`,
    );
  }
  if (filter.search) {
    query = query.where("calls.id", "in", findCalls(businessId, filter, page));
  } else if (page.cursor !== null) {
    const { at, id } = readCursor(page.cursor);
    query = query.where(sql<boolean>`(calls.started_at, calls.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const { shown, nextCursor } = toPage(await query.execute(), page.limit);
  const appointments = await selectFirstAppointments(
    transaction,
    businessId,
    shown.map((row) => row.id),
  );
  return {
    rows: shown.map((row) => ({ ...toCallRow(row), appointment: appointments.get(row.id) ?? null })),
    nextCursor,
  };
}

/** Calls with the name of their caller; conditions and order are the caller's of this function. */
export function selectCalls(transaction: Transaction<DB>, businessId: string) {
  return transaction
    .selectFrom("calls")
    .leftJoin("customers", "customers.id", "calls.customer_id")
    .where("calls.business_id", "=", businessId)
    .select(["calls.id", "calls.started_at", "calls.duration_seconds", "calls.status", "calls.outcome"])
    .select(["calls.caller_number", "calls.summary", "calls.is_test", "customers.name as customer_name"]);
}

interface CallRecord {
  id: string;
  started_at: Date;
  duration_seconds: number | null;
  status: string;
  outcome: string | null;
  caller_number: string | null;
  summary: string | null;
  is_test: boolean;
  customer_name: string | null;
}

/** The row in our words, without its appointment. */
export function toCallRow(row: CallRecord): Omit<CallRow, "appointment"> {
  return {
    id: row.id,
    startedAt: row.started_at,
    durationSeconds: row.duration_seconds,
    status: row.status as CallStatus,
    outcome: row.outcome as CallOutcome | null,
    callerNumber: row.caller_number,
    customerName: row.customer_name,
    summary: row.summary,
    isTest: row.is_test,
  };
}

/** Part of the caller's name, the summary or what was said, or of the number when the words hold three digits or more. */
function findCalls(businessId: string, { search, outcome, since }: CallFilter, { cursor, limit }: PageRequest) {
  const digits = search?.replaceAll(/\D/g, "") ?? "";
  const place = cursor === null ? { at: null, id: null } : readCursor(cursor);
  return sql<string>`(select private.search_calls(${businessId}::uuid, ${toPattern(search ?? "")},
    ${digits.length >= 3 ? digits : null}::text, ${outcome}::text, ${since}::timestamptz, ${place.at}::timestamptz,
    ${place.id}::uuid, ${limit + 1}))`;
}

async function selectFirstAppointments(transaction: Transaction<DB>, businessId: string, callIds: string[]) {
  const found = new Map<string, NonNullable<CallRow["appointment"]>>();
  if (callIds.length === 0) return found;
  const rows = await transaction
    .selectFrom("appointments")
    .innerJoin("services", "services.id", "appointments.service_id")
    .where("appointments.business_id", "=", businessId)
    .where("appointments.call_id", "in", callIds)
    .orderBy("appointments.created_at")
    .select(["appointments.id", "appointments.call_id", "appointments.starts_at", "services.name"])
    .execute();
  for (const row of rows) {
    if (row.call_id && !found.has(row.call_id)) {
      found.set(row.call_id, { id: row.id, startsAt: row.starts_at, service: row.name });
    }
  }
  return found;
}

/** What happened since an instant: calls that began, appointments that were made. Tests, spam, silence and wrong numbers are left out. */
export async function selectFigures(
  transaction: Transaction<DB>,
  businessId: string,
  since: Date,
): Promise<OverviewFigures> {
  const calls = await transaction
    .selectFrom("calls")
    .where("business_id", "=", businessId)
    .where("started_at", ">=", since)
    .where("is_test", "=", false)
    .where((where) => where.or([where("outcome", "is", null), where("outcome", "<>", "spam")]))
    .where((where) =>
      where.or([where("end_reason", "is", null), where("end_reason", "not in", ["wrong_number", "silence"])]),
    )
    .select((eb) => [
      eb.fn.countAll<string>().as("calls"),
      eb.fn.countAll<string>().filterWhere("outcome", "in", ["missed", "failed"]).as("missed"),
      eb.fn.countAll<string>().filterWhere("outcome", "=", "abandoned").as("hung_up"),
      eb.fn.countAll<string>().filterWhere("outcome", "=", "message").as("messages"),
    ])
    .executeTakeFirst();
  const booked = await transaction
    .selectFrom("appointments")
    .where("business_id", "=", businessId)
    .where("created_at", ">=", since)
    .where("is_test", "=", false)
    .where("status", "in", ["confirmed", "completed"])
    .select((eb) => [
      eb.fn.countAll<string>().as("booked"),
      eb.fn.sum<string | null>("price_cents").as("value_cents"),
      eb.fn.countAll<string>().filterWhere("price_cents", "is", null).as("unpriced"),
    ])
    .executeTakeFirst();
  return {
    calls: Number(calls?.calls ?? 0),
    missed: Number(calls?.missed ?? 0),
    hungUp: Number(calls?.hung_up ?? 0),
    messages: Number(calls?.messages ?? 0),
    booked: Number(booked?.booked ?? 0),
    bookedValueCents: Number(booked?.value_cents ?? 0),
    unpricedCount: Number(booked?.unpriced ?? 0),
  };
}
