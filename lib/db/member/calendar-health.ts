import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { Occupant } from "@/lib/domain/calendar/explain-slot";
import { busyShown, type CalendarConnection, type CalendarHealth } from "@/lib/domain/member/calendar-health";

/** How the connected calendar of a business is. A number of queries that does not grow with the rows. */
export async function loadCalendarHealth(
  transaction: Transaction<DB>,
  businessId: string,
  now: Date,
): Promise<CalendarHealth> {
  const feed = await transaction
    .selectFrom("calendar_feeds")
    .where("business_id", "=", businessId)
    .select("feed_id")
    .executeTakeFirst();
  const services = await transaction
    .selectFrom("services")
    .where("business_id", "=", businessId)
    .where("is_active", "=", true)
    .orderBy("position")
    .orderBy("id")
    .select(["id", "name"])
    .execute();
  return {
    connection: await selectConnection(transaction, businessId),
    calendars: await selectCalendars(transaction, businessId, now),
    changes: await selectChanges(transaction, businessId),
    ...(await selectUpcomingBusy(transaction, businessId, now)),
    feedId: feed?.feed_id ?? null,
    services,
  };
}

async function selectConnection(transaction: Transaction<DB>, businessId: string): Promise<CalendarConnection | null> {
  const row = await transaction
    .selectFrom("calendar_connections")
    .where("business_id", "=", businessId)
    .select(["state", "account_email", "calendar_id", "on_external_change", "counts_tentative", "choices_revision"])
    .select(["last_error", "connected_at"])
    .executeTakeFirst();
  if (!row) return null;
  return {
    state: row.state as CalendarConnection["state"],
    accountEmail: row.account_email,
    targetId: row.calendar_id,
    onExternalChange: row.on_external_change as CalendarConnection["onExternalChange"],
    countsTentative: row.counts_tentative,
    choicesRevision: row.choices_revision,
    lastError: row.last_error,
    connectedAt: row.connected_at,
  };
}

async function selectCalendars(transaction: Transaction<DB>, businessId: string, now: Date) {
  const rows = await transaction
    .selectFrom("synced_calendars")
    .where("synced_calendars.business_id", "=", businessId)
    .orderBy("created_at")
    .select(["calendar_id", "title", "is_busy", "synced_at", "last_error"])
    .select(
      sql<Date | null>`(select max(expires_at) from public.calendar_channels
        where synced_calendar_id = synced_calendars.id and expires_at > ${now})`.as("pushed_until"),
    )
    .execute();
  return rows.map((row) => ({
    calendarId: row.calendar_id,
    title: row.title,
    isBusy: row.is_busy,
    syncedAt: row.synced_at,
    lastError: row.last_error,
    pushedUntil: row.pushed_until,
  }));
}

async function selectChanges(transaction: Transaction<DB>, businessId: string) {
  const rows = await transaction
    .selectFrom("external_changes")
    .innerJoin("appointments", "appointments.id", "external_changes.appointment_id")
    .innerJoin("services", "services.id", "appointments.service_id")
    .where("external_changes.business_id", "=", businessId)
    .where("external_changes.state", "=", "waiting")
    .orderBy("appointments.starts_at")
    .limit(50)
    .select(["external_changes.id", "external_changes.starts_at", "external_changes.created_at"])
    .select(["appointments.customer_name", "appointments.starts_at as appointment_at", "services.name as service"])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    customerName: row.customer_name,
    service: row.service,
    appointmentAt: row.appointment_at,
    startsAt: row.starts_at,
    noticedAt: row.created_at,
  }));
}

async function selectUpcomingBusy(transaction: Transaction<DB>, businessId: string, now: Date) {
  const rows = await transaction
    .selectFrom("busy_blocks")
    .leftJoin("synced_calendars", "synced_calendars.id", "busy_blocks.synced_calendar_id")
    .where("busy_blocks.business_id", "=", businessId)
    .where("busy_blocks.source", "=", "google")
    .where(sql<boolean>`upper(busy_blocks.during) > ${now}`)
    .orderBy("busy_blocks.during")
    .limit(busyShown)
    .select(["busy_blocks.id", "busy_blocks.summary", "synced_calendars.title as calendar"])
    .select([sql<Date>`lower(busy_blocks.during)`.as("from"), sql<Date>`upper(busy_blocks.during)`.as("to")])
    .select(sql<string>`count(*) over ()`.as("all"))
    .execute();
  const busy = rows.map(({ id, summary, calendar, from, to }) => ({
    id,
    title: summary ?? "Busy",
    calendar,
    from,
    to,
  }));
  return { busy, busyCount: Number(rows[0]?.all ?? 0) };
}

/** What holds resources between two instants, with the titles that an owner may read. */
export async function selectOccupants(
  transaction: Transaction<DB>,
  businessId: string,
  from: Date,
  to: Date,
): Promise<Occupant[]> {
  const { rows } = await sql<Occupant>`
    select 'appointment' as source, appointments.customer_name || ', ' || services.name as title,
      appointments.resource_id as "resourceId", lower(occupies) as "startsAt", upper(occupies) as "endsAt"
    from public.appointments join public.services on services.id = appointments.service_id
    where appointments.business_id = ${businessId} and appointments.status in ('confirmed', 'completed')
      and occupies && tstzrange(${from}, ${to})
    union all
    select source, coalesce(summary, 'Busy'), resource_id, lower(during), upper(during)
    from public.busy_blocks where business_id = ${businessId} and during && tstzrange(${from}, ${to})
    order by 4`.execute(transaction);
  return rows;
}
