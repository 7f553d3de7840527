/*
 * Ends the connection: the grant is forgotten, and with the calendars go their busy times, channels and questions.
 * Events that stand in the calendar stay there. Security definer: app_system holds no table rights.
 */
create or replace function app.disconnect_calendar(p_business_id uuid, p_member_id uuid, p_now timestamptz)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.calendar_connections
  set state = 'disconnected', refresh_token_sealed = '', last_error = null, updated_at = p_now
  where business_id = p_business_id and state <> 'disconnected';
  if not found then
    return;
  end if;
  delete from public.synced_calendars where business_id = p_business_id;
  perform private.end_external_change(id, 'superseded', 'disconnected', p_member_id::text, p_now)
  from public.external_changes where business_id = p_business_id and state = 'waiting';
  perform private.end_calendar_notices(p_business_id, p_now);
  perform private.audit_calendar(p_business_id, 'calendar.disconnected', p_member_id, p_now);
end;
$$;
grant execute on function app.disconnect_calendar to app_system;

/*
 * Sets which calendars are read and which one is written to, what happens to changes made there, and whether tentative
 * events take their time, if nobody has since p_base_revision. p_calendars: [{id, title, is_busy}], the target among
 * them. A new target is given every upcoming appointment, and the old one loses them; everything is read anew.
 * Outcomes: saved, changed_elsewhere, not_connected. Security definer: app_system holds no table rights.
 */
create or replace function app.choose_calendars(
  p_business_id uuid, p_base_revision int, p_target text, p_calendars jsonb, p_on_external_change text,
  p_counts_tentative boolean, p_member_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before text;
  v_revision int;
  v_is_writable boolean;
begin
  select calendar_id, choices_revision, last_error is null into v_before, v_revision, v_is_writable from public.calendar_connections
  where business_id = p_business_id and state = 'connected' for update;
  if not found then
    return 'not_connected';
  elsif v_revision <> p_base_revision then
    return 'changed_elsewhere';
  end if;
  delete from public.synced_calendars
  where business_id = p_business_id and calendar_id <> all (
    select wanted ->> 'id' from jsonb_array_elements(p_calendars) wanted);
  insert into public.synced_calendars (business_id, calendar_id, title, is_busy)
  select p_business_id, wanted ->> 'id', wanted ->> 'title', (wanted ->> 'is_busy')::boolean
  from jsonb_array_elements(p_calendars) wanted
  on conflict on constraint synced_calendars_once do update set title = excluded.title, is_busy = excluded.is_busy,
    sync_token = null;
  update public.calendar_connections
  set calendar_id = p_target, on_external_change = p_on_external_change, counts_tentative = p_counts_tentative,
    choices_revision = choices_revision + 1, last_error = null, updated_at = p_now
  where business_id = p_business_id;
  if v_before <> p_target then
    perform private.end_external_change(id, 'superseded', 'another calendar', p_member_id::text, p_now)
    from public.external_changes where business_id = p_business_id and state = 'waiting';
    perform private.add_job(p_business_id, 'move_calendar_event',
      'move_calendar_event:' || id || ':' || extract(epoch from p_now),
      jsonb_build_object('appointment_id', id, 'from_calendar_id', v_before), p_now)
    from public.appointments
    where business_id = p_business_id and status = 'confirmed' and starts_at > p_now;
    update public.appointments set calendar_event_id = null, event_calendar_id = null, calendar_revision = null
    where business_id = p_business_id and status = 'confirmed' and starts_at > p_now;
  elsif not v_is_writable then
    perform private.show_appointments(p_business_id, 'chosen', p_now);
  end if;
  perform private.end_calendar_notices(p_business_id, p_now);
  perform private.add_calendar_jobs(p_business_id, p_now);
  perform private.audit_calendar(p_business_id, 'calendar.chosen', p_member_id, p_now);
  return 'saved';
end;
$$;
grant execute on function app.choose_calendars to app_system;

/* True for the first return of a sign-in, false for every other. Security definer: no table rights. */
create or replace function app.use_connect_attempt(p_nonce text, p_now timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from public.calendar_connect_attempts where used_at < p_now - interval '1 day';
  insert into public.calendar_connect_attempts (nonce, used_at) values (p_nonce, p_now) on conflict do nothing;
  return found;
end;
$$;
grant execute on function app.use_connect_attempt to app_system;
