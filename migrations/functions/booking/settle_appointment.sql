/*
 * Says how a visit ended: completed or no_show, or confirmed again when that was a mistake. Outcomes: settled (also for a
 * repeat), not_found (also a cancelled one), changed_meanwhile (p_seen_revision is not the present one), too_soon (it has
 * not begun). A completed visit may be asked for a review by the sweep. Security definer: app_system holds no table rights.
 */
create or replace function app.settle_appointment(
  p_business_id uuid, p_appointment_id uuid, p_status text, p_actor_kind text, p_actor_id text, p_now timestamptz,
  p_seen_revision int
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.appointments;
begin
  select * into v_before from public.appointments
  where id = p_appointment_id and business_id = p_business_id for update;
  if not found or v_before.status = 'cancelled' or p_status not in ('completed', 'no_show', 'confirmed') then
    return 'not_found';
  elsif v_before.status = p_status then
    return 'settled';
  elsif v_before.revision <> p_seen_revision then
    return 'changed_meanwhile';
  elsif v_before.starts_at > p_now then
    return 'too_soon';
  end if;
  update public.appointments set status = p_status, revision = revision + 1 where id = p_appointment_id;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    occurred_at)
  values (p_business_id, p_actor_kind, p_actor_id, 'appointment.' || p_status, 'appointment', p_appointment_id::text,
    jsonb_build_object('status', v_before.status), jsonb_build_object('status', p_status), p_now);
  return 'settled';
exception
  when exclusion_violation then
    return 'not_found';
end;
$$;
grant execute on function app.settle_appointment to app_system;
