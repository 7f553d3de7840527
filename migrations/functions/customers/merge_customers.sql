/*
 * Makes two customers one: everything of the second (p_other_id) becomes the first's, which keeps its own words and takes
 * the other's where it has none, its number too. The second's row stays for a number that is not the first's, so that
 * calls, consent and opt-outs of both numbers hold. Outcomes: merged, already_merged, not_allowed, not_found (also for a
 * customer of another business). Security definer: no table rights.
 */
create or replace function app.merge_customers(
  p_business_id uuid, p_member_id uuid, p_customer_id uuid, p_other_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_kept public.customers;
  v_other public.customers;
  v_after public.customers;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'not_allowed';
  end if;
  -- Both rows in one order, so that two merges the other way round wait for each other.
  perform 1 from public.customers
  where business_id = p_business_id and id in (p_customer_id, p_other_id) order by id for update;
  select * into v_kept from public.customers where business_id = p_business_id and id = p_customer_id;
  select * into v_other from public.customers where business_id = p_business_id and id = p_other_id;
  if v_kept.id is null or v_other.id is null or v_kept.id = v_other.id then
    return 'not_found';
  elsif v_other.merged_into = v_kept.id then
    return 'already_merged';
  elsif v_kept.merged_into is not null or v_other.merged_into is not null or v_kept.erased_at is not null
      or v_other.erased_at is not null then
    return 'not_found';
  end if;
  -- A number has one customer at any moment.
  update public.customers set phone = null where id = p_other_id and v_kept.phone is null;
  update public.customers
  set name = coalesce(name, v_other.name), phone = coalesce(phone, v_other.phone),
    email = coalesce(email, v_other.email), address = coalesce(address, v_other.address),
    zip = coalesce(zip, v_other.zip), notes = nullif(concat_ws(E'\n\n', notes, v_other.notes), ''),
    tags = array(select distinct tag from unnest(tags || v_other.tags) as tag order by tag),
    is_vip = is_vip or v_other.is_vip, is_blocked = is_blocked or v_other.is_blocked,
    is_test = is_test and v_other.is_test, created_at = least(created_at, v_other.created_at),
    last_seen_at = greatest(last_seen_at, v_other.last_seen_at), revision = revision + 1
  where id = p_customer_id
  returning * into v_after;
  update public.customers
  set merged_into = p_customer_id, name = v_after.name, is_vip = v_after.is_vip, is_blocked = v_after.is_blocked,
    revision = revision + 1
  where id = p_other_id or merged_into = p_other_id or merged_into = p_customer_id;
  update public.appointments set customer_id = p_customer_id where customer_id = p_other_id;
  update public.calls set customer_id = p_customer_id where customer_id = p_other_id;
  update public.conversations set customer_id = p_customer_id where customer_id = p_other_id;
  update public.messages set customer_id = p_customer_id where customer_id = p_other_id;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'customer.merged', 'customer', p_customer_id::text,
    jsonb_build_object('kept', to_jsonb(v_kept) - 'search_text', 'other', to_jsonb(v_other) - 'search_text'),
    to_jsonb(v_after) - 'search_text', p_now);
  return 'merged';
end;
$$;
grant execute on function app.merge_customers to app_system;
