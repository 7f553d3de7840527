/*
 * Adds a customer whom a member typed in, under the id that their form chose, so that a repeat adds nothing. A number
 * that is known leads to the customer who has it, and nothing is written. Outcomes: added, exists, not_allowed; with the
 * customer and their name. p_details as for app.save_customer. Security definer: app_system holds no table rights.
 */
create or replace function app.add_customer(
  p_business_id uuid, p_member_id uuid, p_new_customer_id uuid, p_details jsonb, p_now timestamptz
)
returns table (outcome text, customer_id uuid, customer_name text)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_customer public.customers;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return query select 'not_allowed', null::uuid, null::text;
    return;
  end if;
  insert into public.customers (id, business_id, name, phone, email, address, zip, notes, tags, is_vip, is_blocked,
    created_at, last_seen_at)
  values (p_new_customer_id, p_business_id, nullif(p_details ->> 'name', ''), nullif(p_details ->> 'phone', ''),
    nullif(p_details ->> 'email', ''), nullif(p_details ->> 'address', ''), nullif(p_details ->> 'zip', ''),
    nullif(p_details ->> 'notes', ''), array(select jsonb_array_elements_text(p_details -> 'tags')),
    (p_details ->> 'is_vip')::boolean, (p_details ->> 'is_blocked')::boolean, p_now, p_now)
  on conflict do nothing
  returning * into v_customer;
  if not found then
    return query select case when found.id = p_new_customer_id then 'added' else 'exists' end, stands.id, stands.name
    from public.customers found join public.customers stands on stands.id = coalesce(found.merged_into, found.id)
    where found.business_id = p_business_id and (found.id = p_new_customer_id or found.phone = p_details ->> 'phone')
    order by found.id = p_new_customer_id desc limit 1;
    return;
  end if;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'customer.added', 'customer', v_customer.id::text,
    to_jsonb(v_customer) - 'search_text', p_now);
  return query select 'added', v_customer.id, v_customer.name;
end;
$$;
grant execute on function app.add_customer to app_system;
