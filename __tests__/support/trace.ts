import Stripe from "stripe";
import type { Product } from "@/__tests__/support/product";
import type { SeedBusiness } from "@/scripts/local/stack-file";

/** What calls of one number led to, read from the database and from every provider itself. */
export interface Trace {
  calls: Row[];
  appointments: Row[];
  fees: Row[];
  notifications: Row[];
  /** At the carrier. */
  texts: CarrierText[];
  /** In the owner's Google calendar. */
  events: CalendarEvent[];
  /** At Stripe. */
  invoices: Stripe.Invoice[];
  /** In the owner's letter box, about these appointments. */
  mails: Mail[];
}

// biome-ignore lint/suspicious/noExplicitAny: a row of any table, read by tests alone
type Row = Record<string, any>;

export interface CarrierText {
  id: string;
  text: string;
  direction: string;
  to: { phone_number: string; status: string }[];
}

interface CalendarEvent {
  id: string;
  status: string;
  summary: string;
  start: { dateTime: string };
  extendedProperties?: { private?: { appointment_id?: string } };
}

export interface MailAttachment {
  filename: string;
  /** Decoded. */
  text: string;
}

export interface Mail {
  id: string;
  to: string[];
  subject: string;
  text: string;
  attachments: MailAttachment[];
}

export function openStripe({ file: { stripe } }: Product): Stripe {
  const { hostname, port } = new URL(stripe.url);
  return new Stripe(stripe.secretKey, { host: hostname, port, protocol: "http", telemetry: false });
}

export async function readTexts({ file }: Product, to: string): Promise<CarrierText[]> {
  const response = await fetch(`${file.telnyx.url}/_sim/messages?to=${encodeURIComponent(to)}`);
  const texts = (await response.json()) as CarrierText[];
  return texts.filter(({ direction }) => direction === "outbound");
}

async function readEvents({ file }: Product, email: string): Promise<CalendarEvent[]> {
  const response = await fetch(`${file.google.url}/_sim/events?email=${encodeURIComponent(email)}`);
  return (await response.json()) as CalendarEvent[];
}

export async function readMails({ file }: Product): Promise<Mail[]> {
  const response = await fetch(`${file.resend.url}/_sim/emails`);
  const mails = (await response.json()) as (Omit<Mail, "attachments"> & {
    attachments: { filename: string; content: string }[];
  })[];
  return mails.map(({ attachments, ...mail }) => ({
    ...mail,
    attachments: attachments.map(({ filename, content }) => ({
      filename,
      text: Buffer.from(content, "base64").toString(),
    })),
  }));
}

async function readInvoices(product: Product, appointmentIds: string[]): Promise<Stripe.Invoice[]> {
  const found: Stripe.Invoice[] = [];
  for await (const invoice of openStripe(product).invoices.list({ limit: 100 })) {
    if (appointmentIds.includes(invoice.metadata?.appointment_id ?? "")) found.push(invoice);
  }
  return found;
}

/** Reads everything that calls of this number to this business led to. */
export async function readTrace(product: Product, business: SeedBusiness, from: string): Promise<Trace> {
  const rows = async (sql: string, values: unknown[]): Promise<Row[]> => (await product.admin.query(sql, values)).rows;
  const calls = await rows("select * from public.calls where business_id = $1 and caller_number = $2", [
    business.id,
    from,
  ]);
  const appointments = await rows(
    "select * from public.appointments where business_id = $1 and customer_phone = $2 order by created_at",
    [business.id, from],
  );
  const ids = appointments.map(({ id }) => String(id));
  const callIds = calls.map(({ id }) => String(id));
  const names = appointments.map(({ reference }) => String(reference));
  const mails = await readMails(product);
  return {
    calls,
    appointments,
    fees: await rows("select * from public.fees where appointment_id = any ($1)", [ids]),
    notifications: await rows("select * from public.notifications where call_id = any ($1) order by created_at", [
      callIds,
    ]),
    texts: await readTexts(product, from),
    events: (await readEvents(product, business.owner.email)).filter(({ extendedProperties }) =>
      ids.includes(extendedProperties?.private?.appointment_id ?? ""),
    ),
    invoices: await readInvoices(product, ids),
    mails: mails.filter(({ text }) => names.some((reference) => text.includes(reference))),
  };
}

/** What a test of "exactly once" compares: how many there are of everything, in their final states. */
export function summarise(trace: Trace) {
  return {
    calls: trace.calls.map(({ status, outcome }) => `${status} ${outcome}`),
    appointments: trace.appointments.map(({ status }) => status),
    fees: trace.fees.map(({ state }) => state),
    texts: trace.texts.map(({ to }) => to[0]?.status),
    events: trace.events.map(({ status }) => status),
    invoices: trace.invoices.map(({ status, amount_paid: paid }) => `${status} ${paid}`),
    mails: trace.mails.map(({ attachments }) => attachments.map(({ filename }) => filename).join()),
  };
}

/** The summary of a call that booked once. */
export const bookedOnce: ReturnType<typeof summarise> = {
  calls: ["ended booked"],
  appointments: ["confirmed"],
  fees: ["paid"],
  texts: ["delivered"],
  events: ["confirmed"],
  invoices: ["paid 5000"],
  mails: ["appointment.ics"],
};
