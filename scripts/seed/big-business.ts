import type pg from "pg";

/** A business that is filled: one crew and one service of it, and the moment that counts as now. */
interface FilledBusiness {
  id: string;
  resourceId: string;
  serviceId: string;
  now: Date;
}

/**
 * Rows of a business that has been at it for years, set by set, without triggers: 20,000 customers, 100,000 calls,
 * 50,000 appointments with their fees, 100,000 texts and 100,000 notifications at size 1.
 */
export async function fillBigBusiness(admin: pg.Pool, business: FilledBusiness, size: number): Promise<void> {
  const client = await admin.connect();
  const count = (whole: number) => Math.round(whole * size);
  const run = (text: string, rows: number) => client.query(text, [business.id, rows, business.now]);
  try {
    // Sets the checks and effects of single rows aside; what is read is the same.
    await client.query("set session_replication_role = replica");
    await run(
      `insert into public.customers (business_id, phone, name, email, address, last_seen_at, is_vip, is_blocked)
       select $1, '+1303' || lpad(i::text, 7, '0'), 'Customer ' || i, 'c' || i || '@example.com', i || ' Elm Street',
         $3::timestamptz - i * interval '20 minutes', i % 500 = 0, i % 900 = 0
       from generate_series(1, $2::int) i`,
      count(20_000),
    );
    await run(
      `insert into public.calls (business_id, customer_id, caller_number, status, outcome, started_at, ended_at,
         duration_seconds, summary)
       select $1, c.id, c.phone, 'ended', (array['booked', 'message', 'answered', 'missed'])[1 + n % 4],
         $3::timestamptz - (c.place * 5 + n) * interval '8 minutes', $3::timestamptz, 90,
         'The caller asks about a leak' || case when c.place = 400 then ' on a zeppelin' else '' end
       from (select id, phone, row_number() over () as place from public.customers where business_id = $1) c
       cross join generate_series(1, 5) n where $2::int > 0`,
      count(100_000),
    );
    await client.query(
      `insert into public.call_turns (call_id, business_id, position, role, content)
       select id, $1, 0, 'caller', 'I have a leak under the sink'
       from (select id from public.calls where business_id = $1 limit $2) c`,
      [business.id, count(50_000)],
    );
    await client.query(
      `insert into public.appointments (business_id, resource_id, service_id, customer_id, reference, during, occupies,
         source, idempotency_key, customer_name, created_at, price_cents, status)
       select $1, $4, $5, c.id, 'R' || c.place || '-' || n, span, span, 'call', 'k' || c.place || '-' || n, c.name,
         lower(span) - interval '3 days', 14900, case when lower(span) < $3 then 'completed' else 'confirmed' end
       from (select id, name, row_number() over () as place from public.customers where business_id = $1) c
       cross join generate_series(0, 2) n
       cross join lateral (select tstzrange($3::timestamptz + (2000 - c.place * 3 - n) * interval '1 hour',
         $3::timestamptz + (2001 - c.place * 3 - n) * interval '1 hour') as span) s
       where c.place * 3 + n <= $2`,
      [business.id, count(50_000), business.now, business.resourceId, business.serviceId],
    );
    await client.query(
      `insert into public.fees (business_id, appointment_id, amount_cents, state, created_at)
       select $1, id, 5000, case when lower(during) < $2 then 'paid' else 'pending' end, created_at
       from public.appointments where business_id = $1`,
      [business.id, business.now],
    );
    await client.query(
      `insert into public.notifications (business_id, kind, title, body, call_id, created_at)
       select $1, case outcome when 'answered' then 'message' else outcome end, 'A call came in', summary, id, started_at
       from public.calls where business_id = $1`,
      [business.id],
    );
    await run(
      `with made as (insert into public.conversations (business_id, customer_number, customer_id, last_message_at)
         select $1, phone, id, last_seen_at from public.customers where business_id = $1 limit 10000
         returning id, customer_id, customer_number, last_message_at)
       insert into public.messages (business_id, customer_id, conversation_id, direction, kind, idempotency_key, to_number,
         body, state, created_at, sent_at)
       select $1, customer_id, id, 'outbound', 'confirmation', id || '-' || n, customer_number, 'Booked.', 'delivered',
         last_message_at - n * interval '1 day', last_message_at
       from made cross join generate_series(0, 9) n where $2::int > 0 and last_message_at <= $3::timestamptz`,
      count(100_000),
    );
    await client.query(
      `insert into public.opt_outs (business_id, number, source)
       select $1, phone, 'text' from public.customers where business_id = $1 order by phone limit $2`,
      [business.id, count(200)],
    );
  } finally {
    await client.query("set session_replication_role = origin");
    client.release();
  }
}

/** Takes the trigram indexes away while rows come in by the hundred thousand; returns what makes them again. */
export async function setAside(admin: pg.Pool): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; made: string }>(
    `select schemaname || '.' || indexname as name, indexdef as made from pg_indexes
     where schemaname = 'public' and indexdef like '% USING gin %'`,
  );
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  return rows.map(({ made }) => made);
}
