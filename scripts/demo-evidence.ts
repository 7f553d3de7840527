import pg from "pg";
import Stripe from "stripe";
import type { StackFile } from "@/scripts/local/stack-file";

/** One thing that the call must have led to, read back from where it really is. */
export interface Evidence {
  what: string;
  isThere: boolean;
  detail: string;
}

interface Row {
  call_id: string;
  provider_call_id: string;
  outcome: string;
  turns: number;
  appointment_id: string | null;
  reference: string;
  moment: string;
  customer_name: string;
  calendar_event_id: string | null;
  message_state: string;
  provider_message_id: string | null;
  fee_state: string;
  stripe_invoice_id: string | null;
  recording_state: string | null;
}

const waitMs = 30_000;
const pollMs = 250;

const evidenceSql = `
  select calls.id as call_id, calls.provider_call_id, calls.outcome, appointments.id as appointment_id,
    (select count(*)::int from public.call_turns where call_turns.call_id = calls.id) as turns,
    appointments.reference, appointments.customer_name, appointments.calendar_event_id,
    to_char(appointments.starts_at at time zone businesses.time_zone, 'FMDay, FMMonth FMDD "at" FMHH12:MI AM') as moment,
    messages.state as message_state, messages.provider_message_id, fees.state as fee_state, fees.stripe_invoice_id,
    recordings.state as recording_state
  from public.calls
  join public.businesses on businesses.id = calls.business_id
  left join public.appointments on appointments.call_id = calls.id
  left join public.messages on messages.appointment_id = appointments.id and messages.kind = 'confirmation'
  left join public.fees on fees.appointment_id = appointments.id
  left join public.recordings on recordings.call_id = calls.id
  order by calls.started_at desc limit 1`;

/** Waits until the effects of the newest call have settled, then reads each from the database and from its provider. */
export async function readEvidence(stack: StackFile): Promise<Evidence[]> {
  const admin = new pg.Pool({ connectionString: stack.databaseUrl, max: 1 });
  try {
    const until = Date.now() + waitMs;
    let row: Row | undefined;
    do {
      row = (await admin.query<Row>(evidenceSql)).rows[0];
      if (row && isSettled(row)) break;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    } while (Date.now() < until);
    if (!row) return [{ what: "Call", isThere: false, detail: "no call was recorded" }];
    return [
      { what: "Call", isThere: row.outcome === "booked", detail: `${row.call_id}, ${row.outcome}, ${row.turns} turns` },
      {
        what: "Appointment",
        isThere: row.appointment_id !== null,
        detail: `${row.reference}, ${row.moment}, ${row.customer_name}`,
      },
      await textEvidence(stack, row),
      await calendarEvidence(stack, row),
      await invoiceEvidence(stack, row),
      { what: "Recording", isThere: row.recording_state === "stored", detail: row.recording_state ?? "none" },
    ];
  } finally {
    await admin.end();
  }
}

function isSettled(row: Row): boolean {
  const isInvoiced = row.fee_state === "paid" || row.fee_state === "failed";
  return (
    row.message_state === "delivered" &&
    row.calendar_event_id !== null &&
    isInvoiced &&
    row.recording_state === "stored"
  );
}

async function textEvidence({ telnyx }: StackFile, row: Row): Promise<Evidence> {
  const response = await fetch(`${telnyx.url}/v2/messages/${row.provider_message_id}`, {
    headers: { authorization: `Bearer ${telnyx.apiKey}` },
  });
  const { data } = (await response.json()) as { data?: { text?: string; to?: { status?: string }[] } };
  const isThere = data?.to?.[0]?.status === "delivered" && row.message_state === "delivered";
  return { what: "Text", isThere, detail: data?.text ?? row.message_state };
}

async function calendarEvidence({ google, seed }: StackFile, row: Row): Promise<Evidence> {
  const email = seed?.businesses[0]?.owner.email ?? "";
  const response = await fetch(`${google.url}/_sim/events?email=${encodeURIComponent(email)}`);
  const body = (await response.json()) as { events?: { id: string; summary: string; start: { dateTime?: string } }[] };
  const event = (Array.isArray(body) ? body : (body.events ?? [])).find(({ id }) => id === row.calendar_event_id);
  return {
    what: "Calendar event",
    isThere: event !== undefined,
    detail: event ? `${event.summary}, ${event.start.dateTime}` : "not in the calendar",
  };
}

async function invoiceEvidence({ stripe: { url, secretKey } }: StackFile, row: Row): Promise<Evidence> {
  if (!row.stripe_invoice_id) return { what: "Invoice", isThere: false, detail: `the fee is ${row.fee_state}` };
  const { hostname, port } = new URL(url);
  const stripe = new Stripe(secretKey, { host: hostname, port, protocol: "http", telemetry: false });
  const invoice = await stripe.invoices.retrieve(row.stripe_invoice_id);
  return {
    what: "Invoice",
    isThere: invoice.status === "paid" && row.fee_state === "paid",
    detail: `${invoice.id}, $${(invoice.amount_paid / 100).toFixed(2)} ${invoice.status}`,
  };
}

export function printEvidence(evidence: Evidence[]): void {
  console.log("\nWhat came of it, read back from the database and from each provider:");
  for (const { what, isThere, detail } of evidence) {
    console.log(`  ${isThere ? "ok     " : "MISSING"}  ${what.padEnd(15)}${detail}`);
  }
}
