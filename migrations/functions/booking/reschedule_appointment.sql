/*
 * Moves an appointment to another moment, on the same resource or (p_resource_id null) on the first that is free. It
 * keeps its length unless p_minutes says another; of another length or crew the customer is not told. p_phone, when
 * given, must be the appointment's own number: a caller moves only what is theirs. A member is bound as check_slot says.
 * Outcomes: rescheduled (also for a repeat), not_found, slot_taken, changed_meanwhile (p_seen_revision, where given, is
 * not the present one) and those of check_slot. Security definer: no table rights.
 */
create or replace function app.reschedule_appointment(
  p_business_id uuid, p_appointment_id uuid, p_phone text, p_call_id uuid, p_resource_id uuid, p_starts_at timestamptz,
  p_actor_kind text, p_actor_id text, p_now timestamptz, p_seen_revision int default null,
  p_minutes int default null, p_may_override boolean default false
)
returns table (outcome text, appointment_id uuid, is_repeat boolean)
language plpgsql security definer set search_path = ''
as $$
declare
  v_business public.businesses;
  v_service public.services;
  v_before public.appointments;
  v_ends_at timestamptz;
  v_occupies tstzrange;
  v_resource_id uuid;
  v_problem text;
begin
  select * into v_before from public.appointments
  where id = p_appointment_id and business_id = p_business_id and (p_phone is null or customer_phone = p_phone)
  for update;
  if not found or v_before.status <> 'confirmed' then
    return query select 'not_found'::text, null::uuid, false;
    return;
  end if;
  v_ends_at := p_starts_at + coalesce(make_interval(mins => p_minutes), v_before.ends_at - v_before.starts_at);
  if v_before.during = tstzrange(p_starts_at, v_ends_at) and (p_resource_id is null or p_resource_id = v_before.resource_id) then
    return query select 'rescheduled'::text, p_appointment_id, true;
    return;
  elsif v_before.revision <> p_seen_revision then
    return query select 'changed_meanwhile'::text, p_appointment_id, false;
    return;
  end if;

  select * into v_business from public.businesses where id = p_business_id;
  select * into v_service from public.services where id = v_before.service_id;
  v_occupies := tstzrange(p_starts_at, v_ends_at + make_interval(mins => v_service.buffer_minutes));
  v_resource_id := private.lock_free_resource(p_business_id, v_service.id, p_resource_id, v_occupies, p_appointment_id);
  v_problem := private.check_slot(v_business, v_service, p_starts_at, v_before.zip, p_now,
    (extract(epoch from v_ends_at - p_starts_at) / 60)::int, p_actor_kind = 'member', p_may_override);
  -- The place was accepted with the appointment; only what the moment itself decides can stand against the move.
  v_problem := coalesce(case when v_problem not in ('needs_details', 'out_of_area') then v_problem end,
    case when v_resource_id is null then 'slot_taken' end);
  if v_problem is not null then
    return query select v_problem, null::uuid, false;
    return;
  end if;

  update public.appointments
  set during = tstzrange(p_starts_at, v_ends_at), occupies = v_occupies, resource_id = v_resource_id,
    revision = revision + 1
  where id = p_appointment_id;
  perform private.add_change_effects(p_appointment_id, v_before,
    case when v_before.starts_at = p_starts_at then 'edited' else 'rescheduled' end,
    p_call_id, p_actor_kind, p_actor_id, p_now);
  return query select 'rescheduled'::text, p_appointment_id, false;
exception
  when exclusion_violation then
    return query select 'slot_taken'::text, null::uuid, false;
end;
$$;
grant execute on function app.reschedule_appointment to app_system;
