/*
 * Books one moment for one customer, exactly once, with everything that follows from it. Outcomes: booked, slot_taken,
 * business_inactive, unknown_service, too_soon, too_far, outside_hours, out_of_area, needs_details. p_resource_id null
 * takes the first free resource. p_customer: {name, phone, email, address, zip, notes}. From the dashboard p_actor_id is
 * the member, who is bound as check_slot says.
 *
 * The lock comes before the look for a repeat. Without it a resend of the same key overtakes its own first attempt and
 * is told slot_taken. Rivals that do not pass here are settled by appointments_no_overlap.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.book_appointment(
  p_business_id uuid, p_call_id uuid, p_service_id uuid, p_resource_id uuid, p_starts_at timestamptz,
  p_idempotency_key text, p_source text, p_customer jsonb, p_now timestamptz,
  p_actor_id text default null, p_may_override boolean default false
)
returns table (outcome text, appointment_id uuid, reference text, is_repeat boolean)
language plpgsql security definer set search_path = ''
as $$
declare
  v_business public.businesses;
  v_service public.services;
  v_during tstzrange;
  v_occupies tstzrange;
  v_resource_id uuid;
  v_problem text;
  v_id uuid;
  v_reference text;
begin
  select * into v_business from public.businesses where id = p_business_id;
  select * into v_service from public.services where id = p_service_id and business_id = p_business_id;
  v_during := tstzrange(p_starts_at, p_starts_at + make_interval(mins => coalesce(v_service.duration_minutes, 1)));
  v_occupies := tstzrange(p_starts_at, upper(v_during) + make_interval(mins => coalesce(v_service.buffer_minutes, 0)));
  v_resource_id := private.lock_free_resource(p_business_id, p_service_id, p_resource_id, v_occupies, null);

  select appointments.id, appointments.reference into v_id, v_reference from public.appointments
  where business_id = p_business_id and idempotency_key = p_idempotency_key and status <> 'cancelled';
  if found then
    return query select 'booked'::text, v_id, v_reference, true;
    return;
  end if;

  v_problem := private.check_slot(v_business, v_service, p_starts_at, p_customer ->> 'zip', p_now,
    p_is_member => p_source = 'dashboard', p_may_override => p_may_override);
  if v_problem is null and coalesce(p_customer ->> 'name', '') = '' then
    v_problem := 'needs_details';
  end if;
  if v_problem is null and v_resource_id is null then
    v_problem := 'slot_taken';
  end if;
  if v_problem is not null then
    return query select v_problem, null::uuid, null::text, false;
    return;
  end if;

  v_id := private.insert_appointment(v_business, v_service, v_resource_id,
    private.own_call_id(p_business_id, p_call_id), v_during, v_occupies, p_idempotency_key, p_source, p_customer, p_now);
  select appointments.reference into v_reference from public.appointments where id = v_id;
  perform private.add_booking_effects(v_id, p_now, p_actor_id);
  return query select 'booked'::text, v_id, v_reference, false;
exception
  when exclusion_violation then
    return query select 'slot_taken'::text, null::uuid, null::text, false;
end;
$$;
grant execute on function app.book_appointment to app_system;
