import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { type SeededRandom, seededRandom } from "./random";

interface BusyPlan {
  businessId: string;
  number: string;
  timeZone: string;
  /** The day after the last day with calls is not begun: everything lies before this instant, but future visits. */
  now: Date;
  days: number;
  services: {
    id: string;
    name: string;
    duration_minutes: number;
    buffer_minutes: number;
    price_cents: number | null;
  }[];
  resourceIds: string[];
}

type Row = Record<string, unknown>;

/** Rows by table, in the order in which they can be inserted. */
export interface BusyRows {
  customers: Row[];
  calls: Row[];
  call_turns: Row[];
  appointments: Row[];
  messages: Row[];
  fees: Row[];
  notifications: Row[];
}

const firstNames = [
  "Jenny",
  "Marcus",
  "Lucía",
  "Amir",
  "Sofia",
  "Daniel",
  "Priya",
  "Tom",
  "Grace",
  "Wei",
  "Olga",
  "José",
];
const lastNames = [
  "Park",
  "Webb",
  "Fernández",
  "Haddad",
  "Rossi",
  "Kim",
  "Patel",
  "Becker",
  "Okafor",
  "Chen",
  "Petrov",
  "Ruiz",
];
const streets = [
  "Pearl Street",
  "Blake Street",
  "Grant Street",
  "Wynkoop Street",
  "Larimer Street",
  "Josephine Street",
];
const weights = {
  booked: 36,
  message: 17,
  answered: 18,
  abandoned: 9,
  spam: 8,
  no_slot: 4,
  out_of_area: 3,
  missed: 3,
  cancelled: 2,
};

interface Visit {
  startsAt: Temporal.ZonedDateTime;
  resourceId: string;
  endsAt: Temporal.ZonedDateTime;
  occupiedUntil: Temporal.ZonedDateTime;
}

/**
 * Ninety days, or as many as asked, of a business whose phone rings: calls by weekday and hour, customers who come back,
 * visits without overlap, texts and fees. The same plan gives the same rows.
 */
export function makeBusyDays(plan: BusyPlan): BusyRows {
  const random = seededRandom(Number.parseInt(createHash("sha256").update(plan.number).digest("hex").slice(0, 8), 16));
  const world = new World(plan, random);
  const today = Temporal.Instant.fromEpochMilliseconds(plan.now.getTime()).toZonedDateTimeISO(plan.timeZone);
  for (let ago = plan.days; ago >= 0; ago -= 1) {
    const day = today.startOfDay().subtract({ days: ago });
    const isWeekend = day.dayOfWeek > 5;
    const growth = 1 + (plan.days - ago) / plan.days / 2;
    const count = Math.round(random.between(isWeekend ? 2 : 6, isWeekend ? 6 : 13) * growth);
    const moments = Array.from({ length: count }, () => day.add({ minutes: callMinute(random) }));
    for (const at of moments.toSorted(Temporal.ZonedDateTime.compare)) {
      if (Temporal.ZonedDateTime.compare(at, today.subtract({ minutes: 5 })) < 0) world.call(at);
    }
  }
  return world.rows;
}

/** Most ring in the morning and after work; some at night. */
function callMinute(random: SeededRandom): number {
  const part = random.weighted({ morning: 45, afternoon: 30, evening: 18, night: 7 });
  const [from, to] = { morning: [450, 719], afternoon: [720, 1019], evening: [1020, 1290], night: [0, 420] }[part];
  return random.between(from ?? 0, to ?? 0);
}

class World {
  readonly rows: BusyRows = {
    customers: [],
    calls: [],
    call_turns: [],
    appointments: [],
    messages: [],
    fees: [],
    notifications: [],
  };
  readonly plan: BusyPlan;
  readonly random: SeededRandom;
  readonly visits: Visit[] = [];
  count = 0;

  constructor(plan: BusyPlan, random: SeededRandom) {
    this.plan = plan;
    this.random = random;
  }

  /** The same id for the same thing at every run, in the form that Postgres takes. */
  id(kind: string): string {
    this.count += 1;
    const digest = createHash("sha256").update(`${this.plan.businessId} ${kind} ${this.count}`).digest("hex");
    return digest.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-7$3-8$4-$5");
  }

  call(at: Temporal.ZonedDateTime): void {
    const { random, plan } = this;
    const outcome = random.weighted(weights);
    const service = random.pick(plan.services);
    const visit = outcome === "booked" ? this.findVisit(at, service) : null;
    const isKnown = !["abandoned", "spam", "missed"].includes(outcome);
    const customer = isKnown ? this.customer(at) : null;
    const seconds = isKnown ? random.between(48, 190) : random.between(4, 20);
    const id = this.id("call");
    const ended = outcome === "booked" && !visit ? "no_slot" : outcome;
    this.rows.calls.push({
      id,
      business_id: plan.businessId,
      provider_call_id: `call_seed_${id}`,
      customer_id: customer?.id ?? null,
      line_number: plan.number,
      caller_number: customer?.phone ?? `+1720555${String(random.between(100, 999)).padStart(4, "0")}`,
      status: "ended",
      outcome: ended,
      started_at: iso(at),
      ended_at: iso(at.add({ seconds })),
      duration_seconds: seconds,
      summary: summarise(ended, String(customer?.name ?? "A caller"), service.name, visit?.startsAt ?? null),
      sentiment: isKnown ? random.weighted({ positive: 5, neutral: 8, negative: 1 }) : null,
      end_reason: outcome === "abandoned" ? "user_hangup" : "agent_hangup",
      cost_cents: Math.round(seconds * 0.18 * 10) / 10,
      analyzed_at: iso(at.add({ seconds: seconds + 20 })),
      created_at: iso(at),
    });
    this.turns(id, ended, service.name, visit?.startsAt ?? null);
    if (visit && customer) this.book({ callId: id, at, visit, customer, service });
    if (ended === "message" && customer) this.message(id, at, customer);
  }

  customer(at: Temporal.ZonedDateTime): Row {
    const { random, plan } = this;
    if (this.rows.customers.length > 20 && random.next() < 0.35) return random.pick(this.rows.customers);
    const index = this.rows.customers.length;
    const customer = {
      id: this.id("customer"),
      business_id: plan.businessId,
      phone: `+1303556${String(index).padStart(4, "0")}`,
      name: `${random.pick(firstNames)} ${random.pick(lastNames)}`,
      address: `${random.between(100, 4999)} ${random.pick(streets)}`,
      zip: "80205",
      created_at: iso(at),
      last_seen_at: iso(at),
    };
    this.rows.customers.push(customer);
    return customer;
  }

  /** A free visit within the ten days after a call, on a weekday, on the half hour. */
  findVisit(at: Temporal.ZonedDateTime, service: BusyPlan["services"][number]): Visit | null {
    for (let tries = 0; tries < 12; tries += 1) {
      const day = at.startOfDay().add({ days: this.random.between(1, 10) });
      if (day.dayOfWeek > 5) continue;
      const startsAt = day.add({ minutes: 8 * 60 + 30 * this.random.between(0, 16) });
      const endsAt = startsAt.add({ minutes: service.duration_minutes });
      const occupiedUntil = endsAt.add({ minutes: service.buffer_minutes });
      const resourceId = this.plan.resourceIds.find((id) => this.isFree(id, startsAt, occupiedUntil));
      if (!resourceId) continue;
      const visit = { startsAt, endsAt, occupiedUntil, resourceId };
      this.visits.push(visit);
      return visit;
    }
    return null;
  }

  isFree(resourceId: string, from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): boolean {
    const isBefore = (one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime) =>
      Temporal.ZonedDateTime.compare(one, other) < 0;
    return !this.visits.some(
      (visit) => visit.resourceId === resourceId && isBefore(visit.startsAt, to) && isBefore(from, visit.occupiedUntil),
    );
  }

  book(made: {
    callId: string;
    at: Temporal.ZonedDateTime;
    visit: Visit;
    customer: Row;
    service: BusyPlan["services"][number];
  }): void {
    const { callId, at, visit, customer, service } = made;
    const { plan, random } = this;
    const isOver = visit.endsAt.epochMilliseconds < plan.now.getTime();
    const status = isOver ? random.weighted({ completed: 90, cancelled: 6, no_show: 4 }) : "confirmed";
    const id = this.id("appointment");
    const range = (end: Temporal.ZonedDateTime) => `[${iso(visit.startsAt)},${iso(end)})`;
    this.rows.appointments.push({
      id,
      business_id: plan.businessId,
      resource_id: visit.resourceId,
      service_id: service.id,
      customer_id: customer.id,
      call_id: callId,
      reference: `S${String(this.rows.appointments.length).padStart(5, "0")}`,
      during: range(visit.endsAt),
      occupies: range(visit.occupiedUntil),
      status,
      source: "call",
      idempotency_key: `seed:${id}`,
      customer_name: customer.name,
      customer_phone: customer.phone,
      address: customer.address,
      zip: customer.zip,
      price_cents: service.price_cents,
      created_at: iso(at),
      cancelled_at: status === "cancelled" ? iso(visit.startsAt.subtract({ hours: 20 })) : null,
    });
    this.rows.messages.push({
      id: this.id("message"),
      business_id: plan.businessId,
      customer_id: customer.id,
      call_id: callId,
      appointment_id: id,
      direction: "outbound",
      kind: "confirmation",
      idempotency_key: `seed:${id}`,
      from_number: plan.number,
      to_number: customer.phone,
      body: `You are booked: ${service.name}, ${sayMoment(visit.startsAt)}. Reply STOP to opt out.`,
      state: "delivered",
      created_at: iso(at),
      sent_at: iso(at.add({ seconds: 4 })),
      delivered_at: iso(at.add({ seconds: 7 })),
    });
    this.rows.fees.push({
      id: this.id("fee"),
      business_id: plan.businessId,
      appointment_id: id,
      call_id: callId,
      amount_cents: 5000,
      state: status === "cancelled" ? "credited" : "paid",
      reason: status === "cancelled" ? "cancelled within the grace period" : null,
      created_at: iso(at),
    });
  }

  message(callId: string, at: Temporal.ZonedDateTime, customer: Row): void {
    this.rows.notifications.push({
      id: this.id("notification"),
      business_id: this.plan.businessId,
      key: `seed:${callId}`,
      kind: "message",
      title: `${customer.name} left a message`,
      body: this.random.pick(messages),
      call_id: callId,
      is_urgent: false,
      read_at: this.plan.now.getTime() - at.epochMilliseconds > 40 * 3_600_000 ? iso(at.add({ hours: 3 })) : null,
      created_at: iso(at),
    });
  }

  turns(callId: string, outcome: string, service: string, visit: Temporal.ZonedDateTime | null): void {
    const said = conversation(outcome, service, visit ? sayMoment(visit) : "");
    said.forEach((content, position) => {
      this.rows.call_turns.push({
        call_id: callId,
        business_id: this.plan.businessId,
        position,
        role: position % 2 === 0 ? "receptionist" : "caller",
        content,
        starts_at_seconds: position * 7,
      });
    });
  }
}

const messages = [
  "Please call me back about the invoice from last week.",
  "The part that you ordered has arrived at my place.",
  "Can you send me the warranty papers by mail?",
  "I would like a quote for the whole house.",
];

function conversation(outcome: string, service: string, when: string): string[] {
  const greeting =
    "Thank you for calling. I am the AI assistant, and this call is recorded and transcribed. How can I help?";
  if (outcome === "abandoned" || outcome === "missed") return [greeting];
  if (outcome === "spam") return [greeting, "This is an important message about your business listing."];
  if (outcome === "booked") {
    const agreed = `${service}, ${when}. Is that right?`;
    return [
      greeting,
      `I need ${service.toLowerCase()}.`,
      `I have ${when}. Does that work?`,
      "Yes, please.",
      agreed,
      "Yes.",
    ];
  }
  if (outcome === "message") return [greeting, "Can somebody call me back?", "I will pass it on. What is it about?"];
  return [greeting, `I have a question about ${service.toLowerCase()}.`, "I am happy to help with that."];
}

function summarise(
  outcome: string,
  name: string,
  service: string,
  visit: Temporal.ZonedDateTime | null,
): string | null {
  const words: Record<string, string> = {
    booked: `${name} booked ${service}${visit ? ` for ${sayMoment(visit)}` : ""}.`,
    message: `${name} asked to be called back.`,
    answered: `${name} asked about ${service} and got an answer.`,
    no_slot: `${name} wanted ${service} and found no time that fits.`,
    out_of_area: `${name} asked for ${service} outside of the service area.`,
    cancelled: `${name} cancelled an appointment.`,
    spam: "A recorded sales call.",
  };
  return words[outcome] ?? null;
}

function sayMoment(at: Temporal.ZonedDateTime): string {
  return at.toLocaleString("en-US", {
    weekday: "long",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
}

function iso(at: Temporal.ZonedDateTime): string {
  return at.toInstant().toString();
}
