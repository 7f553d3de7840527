import type pg from "pg";
import type { SampleBusiness } from "./sample-businesses";

/** Writes one sample business with everything it offers; active, on the standard plan. Returns its id. */
export async function insertBusiness(
  admin: pg.Pool | pg.Client,
  sample: SampleBusiness,
  ownerId: string,
): Promise<string> {
  const {
    rows: [row],
  } = await admin.query<{ id: string }>(
    `insert into public.businesses (name, trade, time_zone, status, phone, email, address, needs_address)
     values ($1, $2, $3, 'active', $4, $5, $6, $7) returning id`,
    [sample.name, sample.trade, sample.timeZone, sample.number, sample.email, sample.address, sample.needsAddress],
  );
  const id = row?.id ?? "";
  await admin.query("insert into public.memberships (business_id, user_id, role) values ($1, $2, 'owner')", [
    id,
    ownerId,
  ]);
  await admin.query("insert into public.receptionists (business_id) values ($1)", [id]);
  await admin.query("insert into public.messaging_registrations (business_id, state) values ($1, 'approved')", [id]);
  await insertCatalogue(admin, id, sample);
  return id;
}

/** What a business offers: services, hours, resources, area, on-call people, answers. */
export async function insertCatalogue(admin: pg.Pool | pg.Client, id: string, sample: SampleBusiness): Promise<void> {
  for (const [position, service] of sample.services.entries()) {
    await admin.query(
      `insert into public.services (business_id, name, synonyms, duration_minutes, buffer_minutes, price_cents, position)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, service.name, service.synonyms, service.minutes, service.bufferMinutes, service.priceCents, position],
    );
  }
  for (const { weekdays, opens, closes } of sample.hours) {
    await admin.query(
      `insert into public.business_hours (business_id, weekday, opens, closes)
       select $1, day, $3::time, $4::time from unnest($2::int[]) as day`,
      [id, weekdays, opens, closes],
    );
  }
  for (const [position, name] of sample.resources.entries()) {
    await admin.query("insert into public.resources (business_id, name, position) values ($1, $2, $3)", [
      id,
      name,
      position,
    ]);
  }
  for (const zip of sample.zips) {
    await admin.query("insert into public.service_areas (business_id, zip) values ($1, $2)", [id, zip]);
  }
  for (const [index, { name, phone }] of sample.onCall.entries()) {
    await admin.query(
      "insert into public.escalation_targets (business_id, purpose, position, name, phone) values ($1, 'emergency', $2, $3, $4)",
      [id, index + 1, name, phone],
    );
  }
  for (const { question, answer, keywords } of sample.knowledge) {
    await admin.query(
      "insert into public.knowledge_entries (business_id, question, answer, keywords) values ($1, $2, $3, $4)",
      [id, question, answer, keywords],
    );
  }
}
