/*
 * What follows from moving, cancelling or editing an appointment (p_change: rescheduled, cancelled, edited), in the same
 * transaction. Of an edit nobody but the calendar is told. What the system itself changes follows the calendar.
 */
create or replace function private.add_change_effects(
  p_appointment_id uuid, p_before public.appointments, p_change text, p_call_id uuid,
  p_actor_kind text, p_actor_id text, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_after public.appointments;
  v_call_id uuid := private.own_call_id(p_before.business_id, p_call_id);
  v_service text;
  v_time_zone text;
begin
  select * into strict v_after from public.appointments where id = p_appointment_id;
  select name into v_service from public.services where id = v_after.service_id;
  select time_zone into v_time_zone from public.businesses where id = v_after.business_id;

  if p_change <> 'edited' then
    perform private.queue_text(v_after, case p_change when 'cancelled' then 'cancel_notice' else 'reschedule_notice' end, p_now);
  else
    -- A text that waits still says what is true: it goes out for the new revision.
    update public.messages set appointment_revision = v_after.revision
    where appointment_id = p_appointment_id and state = 'queued' and appointment_revision = p_before.revision;
  end if;
  perform private.add_job(v_after.business_id, 'sync_calendar_event',
    'calendar:' || p_appointment_id || ':' || v_after.revision,
    jsonb_build_object('appointment_id', p_appointment_id), p_now);
  -- Who changed it in the dashboard knows.
  if p_actor_kind <> 'member' and p_change <> 'edited' then
    perform private.add_job(v_after.business_id, 'email_owner',
      'email_owner:' || p_change || ':' || p_appointment_id || ':' || v_after.revision,
      jsonb_build_object('appointment_id', p_appointment_id, 'kind', p_change), p_now);
    insert into public.notifications (business_id, kind, title, body, call_id, appointment_id, created_at)
    values (v_after.business_id, p_change,
      v_after.customer_name || case
        when p_actor_kind = 'system' and p_change = 'cancelled' then ' was deleted in Google Calendar'
        when p_actor_kind = 'system' then ' was moved in Google Calendar'
        when p_change = 'cancelled' then ' cancelled ' || v_service else ' moved ' || v_service end,
      to_char(v_after.starts_at at time zone v_time_zone, 'FMDay, FMMonth FMDD "at" FMHH12:MI AM'),
      v_call_id, p_appointment_id, p_now);
  end if;
  if v_call_id is not null and p_change <> 'edited' then
    update public.calls set outcome = p_change, customer_id = coalesce(customer_id, v_after.customer_id)
    where id = v_call_id and business_id = v_after.business_id and outcome is distinct from 'booked';
  end if;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    reason, cause_id, occurred_at)
  values (v_after.business_id, p_actor_kind, p_actor_id, 'appointment.' || p_change, 'appointment',
    p_appointment_id::text,
    jsonb_build_object('starts_at', p_before.starts_at, 'ends_at', p_before.ends_at, 'status', p_before.status,
      'resource_id', p_before.resource_id, 'service_id', p_before.service_id),
    jsonb_build_object('starts_at', v_after.starts_at, 'ends_at', v_after.ends_at, 'status', v_after.status,
      'resource_id', v_after.resource_id, 'service_id', v_after.service_id),
    v_after.cancel_reason, v_call_id::text, p_now);
end;
$$;
