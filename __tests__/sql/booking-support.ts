import type { TestBusiness } from "@/__tests__/support/make-business";
import type { TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";
import type { BookRequest } from "@/lib/ports/stores";

/** 24 November 2026 at this hour in Denver. */
export function tuesdayAt(hour: number, minute = 0): Date {
  return new Date(Date.UTC(2026, 10, 24, hour + 7, minute));
}

/** A booking of the business's first service, but for what a test changes. */
export function bookingOf(business: TestBusiness, changes: Partial<BookRequest> = {}): BookRequest {
  return {
    businessId: business.id,
    callId: null,
    serviceId: business.serviceIds[0] ?? "",
    resourceId: null,
    startsAt: tuesdayAt(9),
    idempotencyKey: "key",
    source: "call",
    customer: { name: "Ada Jones", phone: "+13035550111", email: null, address: null, zip: null, notes: null },
    now: mondayMorning,
    ...changes,
  };
}

/** Books and returns the id; throws when the outcome is another. */
export async function mustBook(
  app: TestStores,
  business: TestBusiness,
  changes: Partial<BookRequest> = {},
): Promise<string> {
  const result = await app.stores.bookings.book(bookingOf(business, changes));
  if (result.outcome !== "booked") throw new Error(`not booked: ${result.outcome}`);
  return result.appointmentId;
}

/** Rows of a table of one business, oldest first by id where there is one. */
export async function rowsOf<Row extends Record<string, unknown>>(
  app: TestStores,
  table: string,
  business: TestBusiness,
): Promise<Row[]> {
  const { rows } = await app.database.admin.query<Row>(
    `select * from public.${table} t where business_id = $1 order by to_jsonb(t) ->> 'id'`,
    [business.id],
  );
  return rows;
}

/** A call of a business, straight into the table. Returns its id. */
export async function makeCall(
  app: TestStores,
  business: TestBusiness,
  providerCallId: string | null,
  isTest = false,
): Promise<string> {
  const { rows } = await app.database.admin.query<{ id: string }>(
    `insert into public.calls (business_id, provider_call_id, line_number, caller_number, status, started_at, is_test)
     values ($1, $2, $3, '+13035550111', 'in_progress', $4, $5) returning id`,
    [business.id, providerCallId, business.number, mondayMorning, isTest],
  );
  return rows[0]?.id ?? "";
}
