/*
 * Notes that the event of an appointment was moved (p_event_starts_at) or deleted (null) in the calendar, or stands again
 * as the appointment does (p_is_same). p_revision: the appointment as it was compared. Outcomes: same, stale (the
 * appointment has changed since), asked (the owner decides), known (they were asked before), apply (by setting, at once).
 * Security definer: app_system holds no table rights.
 */
create or replace function app.note_external_change(
  p_business_id uuid, p_appointment_id uuid, p_revision int, p_is_same boolean, p_event_starts_at timestamptz,
  p_now timestamptz
)
returns table (outcome text, change_id uuid)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_appointment public.appointments;
  v_waiting public.external_changes;
  v_mode text;
  v_id uuid;
begin
  select * into v_appointment from public.appointments
  where id = p_appointment_id and business_id = p_business_id for update;
  if not found or v_appointment.revision <> p_revision or v_appointment.status <> 'confirmed' then
    return query select 'stale'::text, null::uuid;
    return;
  end if;
  select * into v_waiting from public.external_changes
  where appointment_id = p_appointment_id and state = 'waiting' for update;
  select on_external_change into v_mode from public.calendar_connections where business_id = p_business_id;
  if v_waiting.id is not null and not p_is_same and v_waiting.revision = p_revision
      and v_waiting.starts_at is not distinct from p_event_starts_at then
    return query select case v_mode when 'apply' then 'apply' else 'known' end, v_waiting.id;
    return;
  end if;
  perform private.end_external_change(v_waiting.id, case when p_is_same then 'withdrawn' else 'superseded' end,
    null, null, p_now);
  if p_is_same then
    return query select 'same'::text, null::uuid;
    return;
  end if;
  insert into public.external_changes (business_id, appointment_id, revision, kind, starts_at, created_at)
  values (p_business_id, p_appointment_id, p_revision, case when p_event_starts_at is null then 'deleted' else 'moved' end,
    p_event_starts_at, p_now)
  returning id into v_id;
  if v_mode is distinct from 'apply' then
    perform private.ask_about_change(v_id, p_now);
  end if;
  return query select case v_mode when 'apply' then 'apply' else 'asked' end, v_id;
end;
$$;
grant execute on function app.note_external_change to app_system;

/* A local moment in words: "Tuesday, November 24 at 9:00 AM". */
create or replace function private.say_moment(p_at timestamptz, p_time_zone text)
returns text
language sql stable set search_path = ''
as $$
  select to_char(p_at at time zone p_time_zone, 'FMDay, FMMonth FMDD "at" FMHH12:MI AM');
$$;

/* Asks the owner whether the appointment follows what was done in the calendar. */
create or replace function private.ask_about_change(p_change_id uuid, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.notifications (business_id, key, kind, title, body, appointment_id, created_at)
  select changes.business_id, 'calendar_change:' || changes.id, 'calendar_change',
    appointments.customer_name || case changes.kind when 'moved' then ' was moved in Google Calendar'
      else ' was deleted in Google Calendar' end,
    case changes.kind when 'moved' then 'From ' || private.say_moment(appointments.starts_at, businesses.time_zone)
        || ' to ' || private.say_moment(changes.starts_at, businesses.time_zone) || '. Move the appointment, or keep it?'
      else 'Cancel the appointment of ' || private.say_moment(appointments.starts_at, businesses.time_zone)
        || ', or keep it?' end,
    appointments.id, p_now
  from public.external_changes changes
  join public.appointments on appointments.id = changes.appointment_id
  join public.businesses on businesses.id = changes.business_id
  where changes.id = p_change_id;
$$;

/* Closes a change that still waits, and the question about it. Nothing happens for null or one that is closed. */
create or replace function private.end_external_change(
  p_change_id uuid, p_state text, p_reason text, p_decided_by text, p_now timestamptz
)
returns boolean
language plpgsql volatile set search_path = ''
as $$
begin
  update public.external_changes
  set state = p_state, reason = p_reason, decided_by = p_decided_by, decided_at = p_now
  where id = p_change_id and state = 'waiting';
  if not found then
    return false;
  end if;
  update public.notifications set read_at = p_now
  where key = 'calendar_change:' || p_change_id and read_at is null
    and business_id = (select business_id from public.external_changes where id = p_change_id);
  return true;
end;
$$;

/* A change with the appointment as it stands now. Security definer: app_system holds no table rights. */
create or replace function app.load_external_change(p_business_id uuid, p_change_id uuid)
returns table (appointment_id uuid, revision int, starts_at timestamptz, now_revision int,
  now_status text, now_starts_at timestamptz, now_resource_id uuid)
language sql stable security definer set search_path = ''
as $$
  select changes.appointment_id, changes.revision, changes.starts_at, appointments.revision,
    appointments.status, appointments.starts_at, appointments.resource_id
  from public.external_changes changes join public.appointments on appointments.id = changes.appointment_id
  where changes.id = p_change_id and changes.business_id = p_business_id;
$$;
grant execute on function app.load_external_change to app_system;

/*
 * Takes a change that waits for one decision, before it is carried out. True also for a repeat of the same decision;
 * another one must wait a minute, in case the process of the first has ended. Security definer: app_system holds no
 * table rights.
 */
create or replace function app.claim_external_change(
  p_business_id uuid, p_change_id uuid, p_decision text, p_actor_id text, p_now timestamptz
)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.external_changes set decision = p_decision, decided_by = p_actor_id, decided_at = p_now
  where id = p_change_id and business_id = p_business_id and state = 'waiting'
    and (decision is null or decision = p_decision or decided_at < p_now - interval '1 minute');
  return found;
end;
$$;
grant execute on function app.claim_external_change to app_system;

/*
 * Closes a change: applied, kept, refused (p_reason says why) or superseded. Kept and refused put the event back as the
 * appointment stands; a refusal is told to the owner. Outcomes: settled, already_decided. Security definer: no table
 * rights.
 */
create or replace function app.settle_external_change(
  p_business_id uuid, p_change_id uuid, p_change_state text, p_reason text, p_actor_id text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_change public.external_changes;
begin
  select * into v_change from public.external_changes
  where id = p_change_id and business_id = p_business_id for update;
  if not found or not private.end_external_change(v_change.id, p_change_state, p_reason, p_actor_id, p_now) then
    return 'already_decided';
  end if;
  if p_change_state in ('kept', 'refused') then
    perform private.put_event_back(v_change.appointment_id, v_change.id::text, p_now);
  end if;
  if p_change_state = 'refused' then
    insert into public.notifications (business_id, key, kind, title, body, appointment_id, created_at)
    select p_business_id, 'calendar_refused:' || p_change_id, 'calendar_refused',
      appointments.customer_name || ' stays as booked',
      'The change in Google Calendar could not be followed: ' || p_reason || ' The event was put back.',
      appointments.id, p_now
    from public.appointments where id = v_change.appointment_id
    on conflict on constraint notifications_key_once do nothing;
  end if;
  return 'settled';
end;
$$;
grant execute on function app.settle_external_change to app_system;

/* Queues the event of an appointment to be written as the appointment stands. */
create or replace function private.put_event_back(p_appointment_id uuid, p_key text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.add_job(business_id, 'sync_calendar_event', 'calendar:back:' || id || ':' || p_key,
    jsonb_build_object('appointment_id', id), p_now)
  from public.appointments where id = p_appointment_id;
end;
$$;

/*
 * Puts an event back that says something else than its appointment and that nobody needs to be asked about; p_key names
 * the state that it was found in. Security definer: app_system holds no table rights.
 */
create or replace function app.put_calendar_event_back(
  p_business_id uuid, p_appointment_id uuid, p_key text, p_now timestamptz
)
returns void
language sql volatile security definer set search_path = ''
as $$
  select private.put_event_back(id, p_key, p_now) from public.appointments
  where id = p_appointment_id and business_id = p_business_id;
$$;
grant execute on function app.put_calendar_event_back to app_system;
