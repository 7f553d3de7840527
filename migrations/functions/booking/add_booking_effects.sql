/*
 * Everything that follows from a new appointment, in the same transaction: the fee, the confirmation text, the calendar
 * event, the owner's email, the notification, the consent that the request implies, the audit row.
 */
create or replace function private.add_booking_effects(p_appointment_id uuid, p_now timestamptz, p_actor_id text default null)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_appointment public.appointments;
  v_service text;
  v_time_zone text;
begin
  select * into strict v_appointment from public.appointments where id = p_appointment_id;
  select name into v_service from public.services where id = v_appointment.service_id;
  select time_zone into v_time_zone from public.businesses where id = v_appointment.business_id;

  perform private.add_fee(v_appointment, p_now);
  perform private.queue_text(v_appointment, 'confirmation', p_now);
  perform private.add_job(v_appointment.business_id, 'sync_calendar_event',
    'calendar:' || p_appointment_id || ':' || v_appointment.revision,
    jsonb_build_object('appointment_id', p_appointment_id), p_now);
  -- Who booked it in the dashboard knows.
  if v_appointment.source <> 'dashboard' then
    perform private.add_job(v_appointment.business_id, 'email_owner', 'email_owner:booked:' || p_appointment_id,
      jsonb_build_object('appointment_id', p_appointment_id, 'kind', 'booked'), p_now);
    insert into public.notifications (business_id, kind, title, body, call_id, appointment_id, created_at)
    values (v_appointment.business_id, 'booked', v_appointment.customer_name || ' booked ' || v_service,
      to_char(v_appointment.starts_at at time zone v_time_zone, 'FMDay, FMMonth FMDD "at" FMHH12:MI AM'),
      v_appointment.call_id, p_appointment_id, p_now);
  end if;
  if v_appointment.customer_phone is not null and v_appointment.source in ('call', 'text') then
    insert into public.consent_events (business_id, number, purpose, kind, words, source, call_id, occurred_at)
    values (v_appointment.business_id, v_appointment.customer_phone, 'appointment', 'granted',
      'asked for an appointment', v_appointment.source, v_appointment.call_id, p_now);
  end if;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, cause_id, occurred_at)
  values (v_appointment.business_id, case v_appointment.source when 'dashboard' then 'member' else 'caller' end,
    coalesce(p_actor_id, v_appointment.customer_id::text), 'appointment.booked', 'appointment', p_appointment_id::text,
    jsonb_build_object('starts_at', v_appointment.starts_at, 'service_id', v_appointment.service_id,
      'resource_id', v_appointment.resource_id), v_appointment.call_id::text, p_now);
end;
$$;
