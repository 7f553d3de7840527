/*
 * Writes what a member changed about a customer, if nobody changed it since they read it (p_base_revision). The numbers
 * that were merged into the customer keep its name and its marks, for the receptionist looks callers up by number; one of
 * them that the member makes the customer's own changes places with the former.
 * Outcomes: saved, changed_elsewhere (with the customer as it stands), phone_taken, not_allowed, not_found. p_details:
 * name, phone, email, address, zip, notes, tags, is_vip, is_blocked. Security definer: no table rights.
 */
create or replace function app.save_customer(
  p_business_id uuid, p_member_id uuid, p_customer_id uuid, p_base_revision int, p_details jsonb, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.customers;
  v_after public.customers;
  v_merged_id uuid;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'not_allowed';
  end if;
  select * into v_before from public.customers
  where id = p_customer_id and business_id = p_business_id and merged_into is null and erased_at is null
  for update;
  if not found then
    return 'not_found';
  elsif v_before.revision <> p_base_revision then
    return 'changed_elsewhere';
  elsif exists (select from public.customers where business_id = p_business_id and id <> p_customer_id
      and merged_into is distinct from p_customer_id and phone = p_details ->> 'phone') then
    return 'phone_taken';
  end if;
  update public.customers set phone = null
  where merged_into = p_customer_id and phone = p_details ->> 'phone' returning id into v_merged_id;
  update public.customers
  set name = nullif(p_details ->> 'name', ''), phone = nullif(p_details ->> 'phone', ''),
    email = nullif(p_details ->> 'email', ''), address = nullif(p_details ->> 'address', ''),
    zip = nullif(p_details ->> 'zip', ''), notes = nullif(p_details ->> 'notes', ''),
    tags = array(select jsonb_array_elements_text(p_details -> 'tags')),
    is_vip = (p_details ->> 'is_vip')::boolean, is_blocked = (p_details ->> 'is_blocked')::boolean,
    revision = revision + 1
  where id = p_customer_id
  returning * into v_after;
  update public.customers
  set name = v_after.name, is_vip = v_after.is_vip, is_blocked = v_after.is_blocked,
    phone = case when id = v_merged_id then v_before.phone else phone end
  where merged_into = p_customer_id;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'customer.saved', 'customer', p_customer_id::text,
    to_jsonb(v_before) - 'search_text', to_jsonb(v_after) - 'search_text', p_now);
  return 'saved';
end;
$$;
grant execute on function app.save_customer to app_system;

/* Whether a person is an owner or a manager of a business. */
create or replace function private.may_write(p_business_id uuid, p_member_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.memberships
    where business_id = p_business_id and user_id = p_member_id and role in ('owner', 'manager'));
$$;
