/* The connected calendar of a business, with its sealed token; none when its owner ended it. Security definer: app_system holds no table rights. */
create or replace function app.load_calendar(p_business_id uuid)
returns table (account_email text, calendar_id text, state text, refresh_token_sealed text, is_writable boolean)
language sql stable security definer set search_path = ''
as $$
  select connections.account_email, connections.calendar_id, connections.state, connections.refresh_token_sealed,
    connections.last_error is null
  from public.calendar_connections connections
  where connections.business_id = p_business_id and connections.state <> 'disconnected';
$$;
grant execute on function app.load_calendar to app_system;

/*
 * Notes which event stands for an appointment, at which revision. False when p_calendar_id is neither the calendar that
 * is written to nor where the event stands already: what was written there must not count as shown. Security definer: no table rights.
 */
create or replace function app.save_calendar_event(
  p_business_id uuid, p_appointment_id uuid, p_calendar_id text, p_event_id text, p_revision int
)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform 1 from public.calendar_connections
  where business_id = p_business_id and calendar_id = p_calendar_id for share;
  if not found and not exists (select from public.appointments
      where id = p_appointment_id and business_id = p_business_id and event_calendar_id = p_calendar_id) then
    return false;
  end if;
  update public.appointments
  set calendar_event_id = p_event_id, event_calendar_id = p_calendar_id, calendar_revision = p_revision
  where id = p_appointment_id and business_id = p_business_id
    and coalesce(calendar_revision, 0) <= p_revision;
  return true;
end;
$$;
grant execute on function app.save_calendar_event to app_system;

/*
 * Marks the connection as refused by the provider, once, and tells the owner here and by mail; bookings go on.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.mark_calendar_disconnected(p_business_id uuid, p_error text, p_now timestamptz)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.calendar_connections set state = 'needs_reconnect', last_error = p_error, updated_at = p_now
  where business_id = p_business_id and state = 'connected';
  if found then
    perform private.tell_of_calendar(p_business_id, 'Your Google calendar is disconnected',
      'New appointments are safe here, but they no longer reach Google. Connect the calendar again.', p_now);
  end if;
end;
$$;
grant execute on function app.mark_calendar_disconnected to app_system;

/*
 * Marks the calendar that is written to as gone or only to be read (last_error of a connection that stands), once, and
 * tells the owner here and by mail; other calendars are read on. When it takes appointments again the mark goes, and it
 * is shown what it has missed. Nothing happens for a calendar that is no longer written to. Security definer:
 * app_system holds no table rights.
 */
create or replace function app.mark_calendar_writable(
  p_business_id uuid, p_calendar_id text, p_is_writable boolean, p_now timestamptz
)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.calendar_connections
  set last_error = case when not p_is_writable then 'Appointments cannot be written to this calendar any more.' end,
    updated_at = p_now
  where business_id = p_business_id and calendar_id = p_calendar_id and state = 'connected'
    and (last_error is null) <> p_is_writable;
  if not found then
    return;
  elsif p_is_writable then
    perform private.end_calendar_notices(p_business_id, p_now);
    perform private.show_appointments(p_business_id, 'writable', p_now);
  else
    perform private.tell_of_calendar(p_business_id, 'Your Google calendar takes no appointments',
      'It was deleted, or may only be read. New appointments are safe here, but they no longer reach Google. '
        || 'Choose another calendar to write to.', p_now);
  end if;
end;
$$;
grant execute on function app.mark_calendar_writable to app_system;

/* Tells the owner that appointments do not reach the calendar, here and by mail. */
create or replace function private.tell_of_calendar(p_business_id uuid, p_title text, p_body text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_notification_id uuid;
begin
  insert into public.notifications (business_id, kind, title, body, is_urgent, created_at)
  values (p_business_id, 'calendar_disconnected', p_title, p_body, true, p_now)
  returning id into v_notification_id;
  perform private.add_job(p_business_id, 'email_owner', 'email_owner:message:' || v_notification_id,
    jsonb_build_object('kind', 'message', 'notification_id', v_notification_id), p_now);
end;
$$;

/* Appointments reach the calendar again, or need not: what was told of it counts as read. */
create or replace function private.end_calendar_notices(p_business_id uuid, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  update public.notifications set read_at = p_now
  where business_id = p_business_id and kind = 'calendar_disconnected' and read_at is null;
$$;
