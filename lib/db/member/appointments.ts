import { type SelectQueryBuilder, sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type {
  AppointmentFilter,
  AppointmentRow,
  CalendarView,
  Interval,
  Page,
  PageRequest,
} from "@/lib/domain/member/reads";
import { isRowId } from "@/lib/domain/member/row-id";
import type { AppointmentStatus } from "@/lib/domain/member/words";
import { exactInstant, readCursor, toPage } from "./cursor";

type AppointmentQuery = ReturnType<typeof selectAppointments>;
type AppointmentRecord = AppointmentQuery extends SelectQueryBuilder<never, never, infer Row> ? Row : never;

/** Appointments with the names that they point at, of one business; further conditions are the caller's. */
export function selectAppointments(transaction: Transaction<DB>, businessId: string) {
  return transaction
    .selectFrom("appointments")
    .innerJoin("services", "services.id", "appointments.service_id")
    .innerJoin("resources", "resources.id", "appointments.resource_id")
    .where("appointments.business_id", "=", businessId)
    .select(["appointments.id", "appointments.reference", "appointments.starts_at", "appointments.ends_at"])
    .select(["appointments.status", "appointments.source", "appointments.is_test", "appointments.call_id"])
    .select(["appointments.customer_name", "appointments.customer_phone", "appointments.address"])
    .select(["appointments.zip", "appointments.notes", "appointments.price_cents"])
    .select(["appointments.service_id", "appointments.resource_id", "appointments.revision"])
    .select(["services.name as service", "resources.name as resource"]);
}

/** The row in our words. A ZIP code that the address does not hold already is put behind it. */
export function toAppointmentRow(row: AppointmentRecord): AppointmentRow {
  const address = [row.address, row.zip && !row.address?.includes(row.zip) ? row.zip : null].filter(Boolean).join(", ");
  return {
    id: row.id,
    reference: row.reference,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    status: row.status as AppointmentStatus,
    serviceId: row.service_id,
    service: row.service,
    resourceId: row.resource_id,
    resource: row.resource,
    revision: row.revision,
    customerName: row.customer_name,
    customerPhone: row.customer_phone,
    address: address || null,
    street: row.address,
    zip: row.zip,
    notes: row.notes,
    priceCents: row.price_cents,
    callId: row.call_id,
    source: row.source,
    isTest: row.is_test,
  };
}

/** One appointment with the revision that a change must name; null when the business has no such. */
export async function loadAppointment(
  transaction: Transaction<DB>,
  businessId: string,
  appointmentId: string,
): Promise<(AppointmentRow & { customerId: string | null }) | null> {
  if (!isRowId(appointmentId)) return null;
  const row = await selectAppointments(transaction, businessId)
    .where("appointments.id", "=", appointmentId)
    .select((eb) =>
      eb
        .selectFrom("customers")
        .whereRef("customers.id", "=", "appointments.customer_id")
        .where("customers.erased_at", "is", null)
        .select("customers.id")
        .as("customer_id"),
    )
    .executeTakeFirst();
  return row ? { ...toAppointmentRow(row), customerId: row.customer_id } : null;
}

/** Appointments that a filter keeps, next first; without a `from` the last one first, because most of them are past. */
export async function listAppointments(
  transaction: Transaction<DB>,
  businessId: string,
  filter: AppointmentFilter,
  page: PageRequest,
): Promise<Page<AppointmentRow>> {
  const direction = filter.from ? "asc" : "desc";
  const beyond = filter.from ? sql.raw(">") : sql.raw("<");
  let query = applyFilter(selectAppointments(transaction, businessId), filter)
    .select(exactInstant("appointments.starts_at").as("place"))
    .orderBy("appointments.starts_at", direction)
    .orderBy("appointments.id", direction)
    .limit(page.limit + 1);
  if (page.cursor !== null) {
    const { at, id } = readCursor(page.cursor);
    const place = sql`(${at}::timestamptz, ${id}::uuid)`;
    query = query.where(sql<boolean>`(appointments.starts_at, appointments.id) ${beyond} ${place}`);
  }
  const { shown, nextCursor } = toPage(await query.execute(), page.limit);
  return { rows: shown.map(toAppointmentRow), nextCursor };
}

function applyFilter(query: AppointmentQuery, filter: AppointmentFilter): AppointmentQuery {
  let kept = query;
  if (filter.from) kept = kept.where("appointments.starts_at", ">=", filter.from);
  if (filter.to) kept = kept.where("appointments.starts_at", "<", filter.to);
  if (filter.status) kept = kept.where("appointments.status", "=", filter.status);
  if (filter.serviceId) kept = kept.where("appointments.service_id", "=", filter.serviceId);
  if (filter.resourceId) kept = kept.where("appointments.resource_id", "=", filter.resourceId);
  if (filter.search) kept = kept.where(matches(filter.search));
  return kept;
}

/** Part of a name, a reference or a number, the number in any spelling. */
function matches(text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const digits = text.replace(/\D/g, "");
  const byNumber =
    digits.length >= 3 ? sql<boolean>`appointments.customer_phone like ${`%${digits}%`}` : sql<boolean>`false`;
  return sql<boolean>`(appointments.customer_name ilike ${pattern} or appointments.reference ilike ${pattern} or ${byNumber})`;
}

/** Confirmed appointments that are not over yet, next first. */
export async function selectNextAppointments(
  transaction: Transaction<DB>,
  businessId: string,
  now: Date,
  limit: number,
): Promise<AppointmentRow[]> {
  const rows = await selectAppointments(transaction, businessId)
    .where("appointments.status", "=", "confirmed")
    .where("appointments.ends_at", ">", now)
    .where("appointments.starts_at", ">", new Date(now.getTime() - longestMs))
    .orderBy("appointments.starts_at")
    .orderBy("appointments.id")
    .limit(limit)
    .execute();
  return rows.map(toAppointmentRow);
}

// A service lasts a day at most (services_duration_range); the bound lets the index on the start find the running ones.
const longestMs = 86_400_000;

/** Everything that the calendar shows between two instants. */
export async function loadCalendar(
  transaction: Transaction<DB>,
  businessId: string,
  { from, to }: Interval,
): Promise<CalendarView> {
  const appointments = await selectAppointments(transaction, businessId)
    .where("appointments.starts_at", "<", to)
    .where("appointments.starts_at", ">", new Date(from.getTime() - longestMs))
    .where("appointments.ends_at", ">", from)
    .orderBy("appointments.starts_at")
    .orderBy("appointments.id")
    .execute();
  const hours = await transaction
    .selectFrom("business_hours")
    .where("business_id", "=", businessId)
    .orderBy("weekday")
    .orderBy("opens")
    .select(["weekday", "opens", "closes"])
    .execute();
  const closures = await transaction
    .selectFrom("closures")
    .where("business_id", "=", businessId)
    .where("ends_on", ">=", new Date(from.getTime() - longestMs))
    .where("starts_on", "<=", new Date(to.getTime() + longestMs))
    .orderBy("starts_on")
    .select([sql<string>`starts_on::text`.as("starts_on"), sql<string>`ends_on::text`.as("ends_on"), "reason"])
    .execute();
  const connection = await transaction
    .selectFrom("calendar_connections")
    .where("business_id", "=", businessId)
    .select(["state", "account_email"])
    .executeTakeFirst();
  return {
    appointments: appointments.map(toAppointmentRow),
    busy: await selectBusy(transaction, businessId, { from, to }),
    hours: hours.map((row) => ({
      weekday: row.weekday,
      opens: row.opens.slice(0, 5),
      closes: row.closes.slice(0, 5),
    })),
    closures: closures.map((row) => ({ startsOn: row.starts_on, endsOn: row.ends_on, reason: row.reason })),
    connection: connection ? { state: connection.state, accountEmail: connection.account_email } : null,
  };
}

async function selectBusy(transaction: Transaction<DB>, businessId: string, { from, to }: Interval) {
  const rows = await transaction
    .selectFrom("busy_blocks")
    .leftJoin("resources", "resources.id", "busy_blocks.resource_id")
    .where("busy_blocks.business_id", "=", businessId)
    .where(sql<boolean>`busy_blocks.during && tstzrange(${from}, ${to})`)
    .orderBy("busy_blocks.during")
    .select(["busy_blocks.id", "busy_blocks.source", "busy_blocks.summary", "resources.name as resource"])
    .select("busy_blocks.resource_id")
    .select([
      sql<Date>`greatest(lower(busy_blocks.during), ${from})`.as("starts_at"),
      sql<Date>`least(upper(busy_blocks.during), ${to})`.as("ends_at"),
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    from: row.starts_at,
    to: row.ends_at,
    source: row.source as "google" | "manual",
    summary: row.summary,
    resourceId: row.resource_id,
    resource: row.resource,
  }));
}
