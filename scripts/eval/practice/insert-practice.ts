import { randomUUID } from "node:crypto";
import type pg from "pg";
import { localInstant, startOfDay } from "@/lib/domain/booking/wanted-moment";
import type { PracticeBusiness } from "@/lib/receptionist/rehearsal/practice-business";
import { dateOf, resolveWish } from "@/lib/receptionist/rehearsal/resolve-wish";
import type { Scenario } from "@/lib/receptionist/rehearsal/scenario";
import { strangersName, strangersNumber } from "@/lib/receptionist/rehearsal/stranger";

/** A practice business in the database. */
export interface Practice {
  id: string;
  number: string;
}

interface Ids {
  business: string;
  services: string[];
  resources: string[];
}

const dayMs = 86_400_000;
let made = 0;

/** Writes a test business with everything that a scenario finds there. Test traffic is never billed and never counted. */
export async function insertPractice(
  admin: pg.Pool,
  business: PracticeBusiness,
  scenario: Scenario,
  now: Date,
): Promise<Practice> {
  made += 1;
  const number = `+1646${String(2_000_000 + made)}`;
  const ids = await insertCatalogue(admin, business, number);
  const { before, caller } = scenario;
  for (const day of before.closures ?? []) {
    const date = dateOf(day, business, now);
    await admin.query("insert into public.closures (business_id, starts_on, ends_on) values ($1, $2, $2)", [
      ids.business,
      date,
    ]);
  }
  for (const day of before.fullDays ?? []) {
    const start = startOfDay(dateOf(day, business, now) ?? "", business.timeZone) ?? now;
    await admin.query(
      "insert into public.busy_blocks (business_id, during, source) values ($1, tstzrange($2, $3), 'manual')",
      [ids.business, start, new Date(start.getTime() + dayMs)],
    );
  }
  await insertAppointment(admin, business, ids, {
    ...{ service: 0, name: strangersName, phone: strangersNumber, status: "confirmed" },
    startsAt: instantOf(business, { day: { kind: "open_day", nth: 30 }, time: "16:00" }, now),
  });
  for (const { service, wish, name, phone, status } of before.appointments ?? []) {
    await insertAppointment(admin, business, ids, {
      service,
      name: name ?? caller.name,
      phone: phone ?? caller.phone,
      status: status ?? "confirmed",
      startsAt: instantOf(business, wish, now),
    });
  }
  return { id: ids.business, number };
}

function instantOf(business: PracticeBusiness, wish: Parameters<typeof resolveWish>[0], now: Date): Date {
  const { date, time } = resolveWish(wish, business, now);
  const instant = localInstant(date ?? "", time ?? "", business.timeZone);
  if (!instant) throw new Error(`The scenario begins with an appointment at no moment: ${date} ${time}`);
  return instant;
}

async function insertCatalogue(admin: pg.Pool, business: PracticeBusiness, number: string): Promise<Ids> {
  const { rows } = await admin.query<{ id: string }>(
    `insert into public.businesses (name, trade, time_zone, status, phone, email, needs_address, horizon_days, is_test)
     values ($1, $2, $3, 'active', $4, 'practice@example.com', $5, $6, true) returning id`,
    [business.name, business.trade, business.timeZone, number, business.needsAddress, business.horizonDays],
  );
  const id = rows[0]?.id ?? "";
  await admin.query(
    `with receptionist as (insert into public.receptionists (business_id) values ($1)),
       number as (insert into public.phone_numbers (business_id, e164) values ($1, $2)),
       texts as (insert into public.messaging_registrations (business_id, state) values ($1, 'submitted')),
       zips as (insert into public.service_areas (business_id, zip) select $1, unnest($3::text[])),
       hours as (insert into public.business_hours (business_id, weekday, opens, closes)
         select $1, day::int, (one ->> 'opens')::time, (one ->> 'closes')::time
         from jsonb_array_elements($4) as one, jsonb_array_elements_text(one -> 'weekdays') as day)
     insert into public.knowledge_entries (business_id, question, answer, keywords)
     select $1, one ->> 'question', one ->> 'answer', array(select jsonb_array_elements_text(one -> 'keywords'))
     from jsonb_array_elements($5) as one`,
    [id, number, business.zips, JSON.stringify(business.hours), JSON.stringify(business.knowledge)],
  );
  const services = await admin.query<{ id: string }>(
    `insert into public.services (business_id, name, synonyms, duration_minutes, buffer_minutes, price_cents, position)
     select $1, one ->> 'name', array(select jsonb_array_elements_text(one -> 'synonyms')), (one ->> 'minutes')::int,
       (one ->> 'bufferMinutes')::int, (one ->> 'priceCents')::int, place
     from jsonb_array_elements($2) with ordinality as listed (one, place) order by place returning id, position`,
    [id, JSON.stringify(business.services)],
  );
  const resources = await admin.query<{ id: string }>(
    `insert into public.resources (business_id, name, position)
     select $1, one, place from unnest($2::text[]) with ordinality as listed (one, place) returning id`,
    [id, business.resources],
  );
  return { business: id, services: services.rows.map((row) => row.id), resources: resources.rows.map((row) => row.id) };
}

interface Arranged {
  service: number;
  name: string;
  phone: string;
  status: string;
  startsAt: Date;
}

async function insertAppointment(
  admin: pg.Pool,
  business: PracticeBusiness,
  ids: Ids,
  { service, name, phone, status, startsAt }: Arranged,
): Promise<void> {
  const endsAt = new Date(startsAt.getTime() + (business.services[service]?.minutes ?? 60) * 60_000);
  await admin.query(
    `with customer as (
       insert into public.customers (business_id, phone, name, is_test) values ($1, $2, $3, true)
       on conflict (business_id, phone) do update set name = excluded.name returning id)
     insert into public.appointments (business_id, resource_id, service_id, customer_id, reference, during, occupies,
       status, source, idempotency_key, customer_name, customer_phone, is_test)
     select $1, $4, $5, customer.id, upper(substr($6, 1, 6)), tstzrange($7, $8), tstzrange($7, $8), $9, 'dashboard', $6,
       $3, $2, true
     from customer`,
    [ids.business, phone, name, ids.resources[0], ids.services[service], randomUUID(), startsAt, endsAt, status],
  );
}
