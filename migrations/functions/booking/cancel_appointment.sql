/*
 * Cancels an appointment. p_phone as in reschedule_appointment. Within the grace period after booking its fee is
 * credited by itself. Outcomes: cancelled, already_cancelled, not_found, too_late (it has begun),
 * changed_meanwhile (p_seen_revision, where given, is not the present one).
 * Security definer: app_system holds no table rights.
 */
create or replace function app.cancel_appointment(
  p_business_id uuid, p_appointment_id uuid, p_phone text, p_call_id uuid, p_reason text,
  p_actor_kind text, p_actor_id text, p_now timestamptz, p_seen_revision int default null
)
returns table (outcome text, appointment_id uuid)
language plpgsql security definer set search_path = ''
as $$
declare
  v_before public.appointments;
  v_grace_minutes int;
begin
  select * into v_before from public.appointments
  where id = p_appointment_id and business_id = p_business_id and (p_phone is null or customer_phone = p_phone)
  for update;
  if not found or v_before.status in ('completed', 'no_show') then
    return query select 'not_found'::text, null::uuid;
    return;
  elsif v_before.status = 'cancelled' then
    return query select 'already_cancelled'::text, p_appointment_id;
    return;
  elsif v_before.revision <> p_seen_revision then
    return query select 'changed_meanwhile'::text, p_appointment_id;
    return;
  elsif v_before.starts_at <= p_now then
    return query select 'too_late'::text, p_appointment_id;
    return;
  end if;

  update public.appointments
  set status = 'cancelled', cancelled_at = p_now, cancel_reason = nullif(p_reason, ''), revision = revision + 1
  where id = p_appointment_id;
  perform private.add_change_effects(p_appointment_id, v_before, 'cancelled', p_call_id, p_actor_kind, p_actor_id, p_now);
  select cancel_grace_minutes into v_grace_minutes from public.businesses where id = p_business_id;
  if v_before.created_at + make_interval(mins => v_grace_minutes) >= p_now then
    perform private.credit_fee(p_appointment_id, 'cancelled within the grace period', p_now);
  end if;
  return query select 'cancelled'::text, p_appointment_id;
end;
$$;
grant execute on function app.cancel_appointment to app_system;
