/*
 * Changes what an appointment is, not when: its service (with it length and price), its crew (p_resource_id; null keeps
 * it), address, ZIP code and notes. One that has begun or is over takes only words. Outcomes: edited (also for a
 * repeat), not_found, changed_meanwhile (p_seen_revision is not the present one), slot_taken, and those of check_slot.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.edit_appointment(
  p_business_id uuid, p_appointment_id uuid, p_service_id uuid, p_resource_id uuid, p_address text, p_zip text,
  p_notes text, p_actor_kind text, p_actor_id text, p_now timestamptz, p_seen_revision int, p_may_override boolean
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.appointments;
  v_service public.services;
  v_minutes int;
  v_during tstzrange;
  v_occupies tstzrange;
  v_resource_id uuid;
  v_problem text;
begin
  select * into v_before from public.appointments
  where id = p_appointment_id and business_id = p_business_id for update;
  if not found or v_before.status = 'cancelled' then
    return 'not_found';
  elsif v_before.revision <> p_seen_revision then
    return 'changed_meanwhile';
  end if;
  select * into v_service from public.services where id = p_service_id and business_id = p_business_id;
  v_resource_id := v_before.resource_id;

  if p_service_id <> v_before.service_id or coalesce(p_resource_id, v_before.resource_id) <> v_before.resource_id then
    if v_before.status <> 'confirmed' then
      return 'not_found';
    end if;
    v_minutes := case when p_service_id = v_before.service_id
      then (extract(epoch from v_before.ends_at - v_before.starts_at) / 60)::int else v_service.duration_minutes end;
    v_during := tstzrange(v_before.starts_at, v_before.starts_at + make_interval(mins => v_minutes));
    v_occupies := tstzrange(v_before.starts_at, upper(v_during) + make_interval(mins => v_service.buffer_minutes));
    v_resource_id := private.lock_free_resource(p_business_id, p_service_id,
      coalesce(p_resource_id, v_before.resource_id), v_occupies, p_appointment_id);
    v_problem := coalesce(private.check_slot((select one from public.businesses one where one.id = p_business_id), v_service,
      v_before.starts_at, null, p_now, v_minutes, p_actor_kind = 'member', p_may_override),
      case when v_resource_id is null then 'slot_taken' end);
    if v_problem is not null then
      return v_problem;
    end if;
  end if;
  if (v_before.service_id, v_before.resource_id, v_before.address, v_before.zip, v_before.notes)
      is not distinct from (p_service_id, v_resource_id, nullif(p_address, ''), nullif(p_zip, ''), nullif(p_notes, '')) then
    return 'edited';
  end if;
  update public.appointments
  set service_id = p_service_id, during = coalesce(v_during, during), occupies = coalesce(v_occupies, occupies),
    resource_id = v_resource_id,
    price_cents = case when p_service_id = v_before.service_id then price_cents else v_service.price_cents end,
    address = nullif(p_address, ''), zip = nullif(p_zip, ''), notes = nullif(p_notes, ''), revision = revision + 1
  where id = p_appointment_id;
  perform private.add_change_effects(p_appointment_id, v_before, 'edited', null, p_actor_kind, p_actor_id, p_now);
  return 'edited';
exception
  when exclusion_violation then
    return 'slot_taken';
end;
$$;
grant execute on function app.edit_appointment to app_system;
