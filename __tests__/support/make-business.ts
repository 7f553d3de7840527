import { randomUUID } from "node:crypto";
import type pg from "pg";

/** What a test says of its business; everything has a plain default. Times are local, weekdays ISO (1 = Monday). */
export interface BusinessPlan {
  name?: string;
  timeZone?: string;
  status?: string;
  language?: "en" | "es";
  leadMinutes?: number;
  stepMinutes?: number;
  horizonDays?: number;
  cancelGraceMinutes?: number;
  isTest?: boolean;
  /** `resources` are places in the list of resources; left out, every resource can do it. */
  services?: {
    name: string;
    minutes: number;
    bufferMinutes?: number;
    priceCents?: number | null;
    synonyms?: string[];
    resources?: number[];
  }[];
  hours?: { weekdays: number[]; opens: string; closes: string }[];
  closures?: { startsOn: string; endsOn: string }[];
  resources?: string[];
  zips?: string[];
  knowledge?: { question: string; answer: string; keywords?: string[] }[];
  /** The carriers approved its texts. */
  isRegistered?: boolean;
  /** Null: no plan at all. */
  subscription?: { status?: string; planId?: string } | null;
}

/** The ids of a business that was made for one test. `serviceIds` and `resourceIds` are in the plan's order. */
export interface TestBusiness {
  id: string;
  name: string;
  ownerId: string;
  email: string;
  number: string;
  agentId: string;
  stripeCustomerId: string;
  serviceIds: string[];
  resourceIds: string[];
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];
let made = 0;

/**
 * Makes a business with owner, number, receptionist, catalogue and plan, straight into the tables. Without a plan:
 * open every day from 8 to 18 in Denver, one crew, "Drain cleaning" of an hour for $149, and nothing to wait for.
 */
export async function makeBusiness(admin: pg.Pool, plan: BusinessPlan = {}): Promise<TestBusiness> {
  made += 1;
  const name = plan.name ?? `Rivera Plumbing ${made}`;
  const email = `owner-${made}@example.com`;
  const ownerId = await makeUser(admin, email);
  const { rows } = await admin.query<{ id: string }>(
    `insert into public.businesses (name, trade, time_zone, status, language, phone, email, lead_minutes, step_minutes,
       horizon_days, cancel_grace_minutes, is_test, needs_address)
     values ($1, 'plumbing', $2, $3, $4, '+13035550199', $5, $6, $7, $8, $9, $10, false) returning id`,
    [
      name,
      plan.timeZone ?? "America/Denver",
      plan.status ?? "active",
      plan.language ?? "en",
      email,
      plan.leadMinutes ?? 0,
      plan.stepMinutes ?? 30,
      plan.horizonDays ?? 60,
      plan.cancelGraceMinutes ?? 60,
      plan.isTest ?? false,
    ],
  );
  const id = rows[0]?.id ?? "";
  const number = `+1303555${String(1000 + made)}`;
  const agentId = `agent_${made}`;
  const stripeCustomerId = `cus_${made}`;
  await admin.query("insert into public.memberships (business_id, user_id, role) values ($1, $2, 'owner')", [
    id,
    ownerId,
  ]);
  await admin.query(
    `insert into public.receptionists (business_id, retell_llm_id, retell_agent_id, retell_agent_version)
     values ($1, $2, $3, 1)`,
    [id, `llm_${made}`, agentId],
  );
  await admin.query("insert into public.phone_numbers (business_id, e164) values ($1, $2)", [id, number]);
  await admin.query("insert into public.messaging_registrations (business_id, state) values ($1, $2)", [
    id,
    (plan.isRegistered ?? true) ? "approved" : "submitted",
  ]);
  const subscription = plan.subscription === undefined ? {} : plan.subscription;
  if (subscription) {
    await admin.query(
      "insert into public.subscriptions (business_id, plan_id, status, stripe_customer_id) values ($1, $2, $3, $4)",
      [id, subscription.planId ?? "standard", subscription.status ?? "active", stripeCustomerId],
    );
  }
  const catalogue = await makeCatalogue(admin, id, plan);
  return { id, name, ownerId, email, number, agentId, stripeCustomerId, ...catalogue };
}

/** A person who can sign in. Returns their id. */
export async function makeUser(admin: pg.Pool, email: string): Promise<string> {
  const id = randomUUID();
  await admin.query("insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())", [id, email]);
  return id;
}

async function makeCatalogue(admin: pg.Pool, businessId: string, plan: BusinessPlan) {
  const resourceIds: string[] = [];
  for (const [position, name] of (plan.resources ?? ["Crew 1"]).entries()) {
    resourceIds.push(
      await insertId(admin, "insert into public.resources (business_id, name, position) values ($1, $2, $3)", [
        businessId,
        name,
        position,
      ]),
    );
  }
  const services = plan.services ?? [{ name: "Drain cleaning", minutes: 60, priceCents: 14_900 }];
  const serviceIds: string[] = [];
  for (const [position, service] of services.entries()) {
    const serviceId = await insertId(
      admin,
      `insert into public.services (business_id, name, synonyms, duration_minutes, buffer_minutes, price_cents, position)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        businessId,
        service.name,
        service.synonyms ?? [],
        service.minutes,
        service.bufferMinutes ?? 0,
        service.priceCents ?? null,
        position,
      ],
    );
    serviceIds.push(serviceId);
    for (const place of service.resources ?? []) {
      await admin.query(
        "insert into public.service_resources (business_id, service_id, resource_id) values ($1, $2, $3)",
        [businessId, serviceId, resourceIds[place]],
      );
    }
  }
  for (const { weekdays, opens, closes } of plan.hours ?? [{ weekdays: everyDay, opens: "08:00", closes: "18:00" }]) {
    await admin.query(
      `insert into public.business_hours (business_id, weekday, opens, closes)
       select $1, day, $3::time, $4::time from unnest($2::int[]) as day`,
      [businessId, weekdays, opens, closes],
    );
  }
  for (const { startsOn, endsOn } of plan.closures ?? []) {
    await admin.query("insert into public.closures (business_id, starts_on, ends_on) values ($1, $2, $3)", [
      businessId,
      startsOn,
      endsOn,
    ]);
  }
  for (const zip of plan.zips ?? []) {
    await admin.query("insert into public.service_areas (business_id, zip) values ($1, $2)", [businessId, zip]);
  }
  for (const { question, answer, keywords = [] } of plan.knowledge ?? []) {
    await admin.query(
      "insert into public.knowledge_entries (business_id, question, answer, keywords) values ($1, $2, $3, $4)",
      [businessId, question, answer, keywords],
    );
  }
  return { serviceIds, resourceIds };
}

async function insertId(admin: pg.Pool, statement: string, values: unknown[]): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(`${statement} returning id`, values);
  return rows[0]?.id ?? "";
}
