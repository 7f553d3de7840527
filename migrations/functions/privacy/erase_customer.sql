/*
 * Erases a customer: names, numbers, addresses, notes, recordings, transcripts and texts. Appointments, fees, consent and
 * opt-outs stay, without the person but for the number in the last two. p_name is the name (or number) that the owner
 * typed. Outcomes: erased, wrong_name, held, upcoming (with what waits: [{service, starts_at}]), under_way (a call or an
 * emergency of theirs, or the reading of a list, which could bring them back), not_allowed (no owner), not_found. Security definer: no
 * table rights.
 */
create or replace function app.erase_customer(
  p_business_id uuid, p_member_id uuid, p_customer_id uuid, p_name text, p_now timestamptz
)
returns table (outcome text, upcoming jsonb)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_customer public.customers;
  v_person private.person;
  v_upcoming jsonb;
begin
  if not private.has_role(p_business_id, p_member_id, array['owner']) then
    return query select 'not_allowed'::text, null::jsonb;
    return;
  end if;
  select * into v_customer from public.customers
  where id = p_customer_id and business_id = p_business_id and merged_into is null and erased_at is null for update;
  if not found then
    return query select 'not_found'::text, null::jsonb;
    return;
  elsif lower(trim(p_name)) <> lower(trim(coalesce(v_customer.name, v_customer.phone, 'delete'))) then
    return query select 'wrong_name'::text, null::jsonb;
    return;
  end if;
  v_person := private.find_person(p_business_id, p_customer_id);
  if private.is_held(p_business_id, p_customer_id, v_customer.phone) then
    return query select 'held'::text, null::jsonb;
    return;
  elsif exists (select from public.calls where id = any (v_person.call_ids) and status <> 'ended')
      or exists (select from public.emergencies where id = any (v_person.emergency_ids) and state = 'open')
      or exists (select from public.customer_imports
        where business_id = p_business_id and private.is_being_read(customer_imports))
  then
    return query select 'under_way'::text, null::jsonb;
    return;
  end if;
  select jsonb_agg(jsonb_build_object('service', services.name, 'starts_at', starts_at) order by starts_at) into v_upcoming
  from public.appointments join public.services on services.id = appointments.service_id
  where appointments.id = any (v_person.appointment_ids) and status = 'confirmed' and ends_at > p_now;
  if v_upcoming is not null then
    return query select 'upcoming'::text, v_upcoming;
    return;
  end if;
  perform private.erase_person(p_business_id, v_person, p_now);
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'privacy.customer_erased', 'customer', p_customer_id::text, p_now);
  return query select 'erased'::text, null::jsonb;
end;
$$;
grant execute on function app.erase_customer to app_system;
