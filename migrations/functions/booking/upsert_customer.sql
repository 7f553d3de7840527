/*
 * The customer of a business with this number, made or refreshed. What the caller said now wins over what was known;
 * what was not said is kept. The revision counts what changed, so that no form of a member's that is older wipes it.
 * Without a number every booking makes a customer of its own.
 */
create or replace function private.upsert_customer(p_business_id uuid, p_details jsonb, p_is_test boolean, p_now timestamptz)
returns uuid
language sql volatile set search_path = ''
as $$
  insert into public.customers (business_id, phone, name, email, address, zip, is_test, last_seen_at)
  values (p_business_id, nullif(p_details ->> 'phone', ''), nullif(p_details ->> 'name', ''),
    nullif(p_details ->> 'email', ''), nullif(p_details ->> 'address', ''), nullif(p_details ->> 'zip', ''),
    p_is_test, p_now)
  on conflict on constraint customers_phone_once do update set
    name = coalesce(excluded.name, customers.name),
    email = coalesce(excluded.email, customers.email),
    address = coalesce(excluded.address, customers.address),
    zip = coalesce(excluded.zip, customers.zip),
    revision = customers.revision + ((coalesce(excluded.name, customers.name), coalesce(excluded.email, customers.email),
        coalesce(excluded.address, customers.address), coalesce(excluded.zip, customers.zip))
      is distinct from (customers.name, customers.email, customers.address, customers.zip))::int,
    last_seen_at = excluded.last_seen_at
  returning id;
$$;
