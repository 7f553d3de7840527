import { readdirSync } from "node:fs";
import type pg from "pg";

/** Ids that stand in addresses: the newest of each kind of a filled business. */
export interface ListIds {
  call: string;
  appointment: string;
  conversation: string;
  customerNumber: string;
  service: string;
  import: string;
}

/** One question of the dashboard. */
export interface AskedAddress {
  name: string;
  path: string;
  /** Sent as JSON; without it the question is a GET. */
  body?: unknown;
  /** `whole`: all of something as a file, as long as it has rows. `page`: HTML of the dashboard. Both are not judged. */
  kind?: "whole" | "page";
}

const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();

/** The newest rows of a business, and a recording and an import for those routes that show one. */
export async function findListIds(admin: pg.Pool, businessId: string, recordingPath: string): Promise<ListIds> {
  const newest = (table: string, column: string, order: string) =>
    `(select ${column} from public.${table} where business_id = $1 order by ${order} desc limit 1)`;
  await admin.query(
    `insert into public.recordings (call_id, business_id, source_url, state, storage_path, stored_at)
     values (${newest("calls", "id", "started_at")}, $1, 'https://recordings.example/1', 'stored', $2, now())`,
    [businessId, recordingPath],
  );
  await admin.query(
    `insert into public.customer_imports (business_id, file_name, storage_path, state, row_count, next_row, finished_at)
     values ($1, 'customers.csv', 'imports/customers.csv', 'done', 20000, 20001, now())`,
    [businessId],
  );
  const { rows } = await admin.query<ListIds>(
    `select ${newest("calls", "id", "started_at")} as call,
       ${newest("appointments", "id", "starts_at")} as appointment,
       ${newest("conversations", "id", "last_message_at")} as conversation,
       ${newest("customers", "phone", "last_seen_at")} as "customerNumber",
       ${newest("services", "id", "position")} as service,
       ${newest("customer_imports", "id", "created_at")} as import`,
    [businessId],
  );
  if (!rows[0]) throw new Error("The business has no rows.");
  return rows[0];
}

/** Every route under app/api/client and how it is asked here, by its folder. */
const routes: Record<string, (ids: ListIds) => AskedAddress[]> = {
  overview: () => [{ name: "overview", path: "overview" }],
  roi: () => [{ name: "roi", path: "roi?range=90d" }],
  calls: () => [
    { name: "calls", path: "calls?limit=50" },
    { name: "calls of an outcome", path: "calls?outcome=booked&limit=50" },
    { name: "calls since", path: `calls?limit=50&since=${inDays(-30)}` },
    { name: "calls with a common word", path: "calls?q=leak" },
    { name: "calls with a rare word", path: "calls?q=zeppelin" },
  ],
  "calls/[id]": ({ call }) => [{ name: "a call", path: `calls/${call}` }],
  // Files that are led to, and a provider's answer: no row is read for them but the one that says where they are.
  "exports/[id]/[part]": () => [],
  "branding/logo": () => [],
  "voices/[id]/sample": () => [],
  "calls/[id]/recording": ({ call }) => [{ name: "a recording", path: `calls/${call}/recording` }],
  customers: ({ customerNumber }) => [
    { name: "customers", path: "customers?limit=50" },
    { name: "customers by name", path: "customers?q=Customer+77" },
    { name: "customers by number", path: `customers?q=${encodeURIComponent(customerNumber)}` },
    { name: "customers opted out", path: "customers?mark=opted_out" },
    { name: "customers to come", path: "customers?mark=upcoming" },
  ],
  "customers/export": () => [{ name: "customers, all as CSV", path: "customers/export", kind: "whole" }],
  "customers/imports/[id]/errors": (ids) => [
    { name: "errors of an import", path: `customers/imports/${ids.import}/errors` },
  ],
  search: () => [
    { name: "search by name", path: "search?q=Customer+77" },
    { name: "search by reference", path: "search?q=R77-1" },
  ],
  messages: () => [
    { name: "conversations", path: "messages?limit=50" },
    { name: "conversations by name", path: "messages?q=Customer+77" },
  ],
  "messages/[id]": ({ conversation }) => [{ name: "a conversation", path: `messages/${conversation}` }],
  live: () => [{ name: "live channel", path: "live" }],
  appointments: () => [
    { name: "appointments", path: "appointments?limit=50" },
    { name: "appointments by name", path: "appointments?q=Customer+77" },
    { name: "appointments with a rare word", path: "appointments?q=nobody-at-all" },
    { name: "calendar of a month", path: `appointments?view=calendar&from=${inDays(-15)}&to=${inDays(16)}` },
  ],
  "appointments/[id]": ({ appointment }) => [{ name: "an appointment", path: `appointments/${appointment}` }],
  "appointments/customers": () => [
    { name: "customers for a form", path: "appointments/customers?q=Customer+77" },
    { name: "customers for a form, rare", path: "appointments/customers?q=nobody-at-all" },
  ],
  "appointments/free-times": ({ service }) => [
    { name: "free times", path: `appointments/free-times?service=${service}&date=${inDays(2).slice(0, 10)}` },
  ],
  "appointments/check": ({ service }) => [
    {
      name: "check of a moment",
      path: "appointments/check",
      body: { serviceId: service, startsAt: `${inDays(2).slice(0, 10)}T18:00:00Z` },
    },
  ],
  "export/report": () => [
    { name: "report as CSV", path: "export/report?format=csv&range=90d" },
    { name: "report as PDF", path: "export/report?format=pdf&range=90d", kind: "whole" },
  ],
  "export/calls": () => [{ name: "calls of 30 days as CSV", path: "export/calls?range=30d", kind: "whole" }],
};

/** The questions of every route. Throws when a route of the product is not among them. */
export function listAddresses(ids: ListIds): AskedAddress[] {
  const known = readdirSync("app/api/client", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])route\.ts$/.test(file))
    .map((file) => file.replaceAll("\\", "/").replace(/\/route\.ts$/, ""));
  const missing = known.find((folder) => !(folder in routes));
  if (missing)
    throw new Error(`app/api/client/${missing} is not measured: give scripts/bench/list-addresses.ts a line.`);
  return Object.values(routes)
    .flatMap((addresses) => addresses(ids))
    .map((address) => ({ ...address, path: `/api/client/${address.path}` }));
}
