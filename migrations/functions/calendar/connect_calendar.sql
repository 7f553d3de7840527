/*
 * Connects a business to an account of the provider, or renews its grant. Another account starts afresh: its own main
 * calendar, and every upcoming appointment is shown there; all other events stay where they are, out of our reach. The
 * same account goes on where it was, and shows what it has missed; what the owner moved there meanwhile is found by the
 * next sync. Outcomes: connected, other_account (the
 * account differs and p_any_account is false; nothing changed). Security definer: app_system holds no table rights.
 */
create or replace function app.connect_calendar(
  p_business_id uuid, p_account_email text, p_refresh_token_sealed text, p_any_account boolean, p_member_id uuid,
  p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.calendar_connections;
  v_is_same boolean;
begin
  perform 1 from public.businesses where id = p_business_id for no key update;
  select * into v_before from public.calendar_connections where business_id = p_business_id for update;
  v_is_same := coalesce(lower(v_before.account_email) = lower(p_account_email), false);
  if v_before.state in ('connected', 'needs_reconnect') and not v_is_same and not p_any_account then
    return 'other_account';
  end if;

  insert into public.calendar_connections (business_id, account_email, refresh_token_sealed, connected_at, updated_at)
  values (p_business_id, p_account_email, p_refresh_token_sealed, p_now, p_now)
  on conflict (business_id) do update set account_email = excluded.account_email,
    refresh_token_sealed = excluded.refresh_token_sealed, state = 'connected', last_error = null,
    connected_at = p_now, updated_at = p_now, choices_revision = calendar_connections.choices_revision + 1,
    calendar_id = case when v_is_same then calendar_connections.calendar_id else 'primary' end;
  if not v_is_same then
    delete from public.synced_calendars where business_id = p_business_id;
    update public.appointments set event_calendar_id = null
    where business_id = p_business_id and event_calendar_id is not null;
    update public.appointments set calendar_event_id = null, calendar_revision = null
    where business_id = p_business_id and status = 'confirmed' and starts_at > p_now;
  end if;
  insert into public.synced_calendars (business_id, calendar_id, title)
  select p_business_id, calendar_id, account_email from public.calendar_connections where business_id = p_business_id
  on conflict on constraint synced_calendars_once do nothing;
  update public.synced_calendars set sync_token = null, last_error = null where business_id = p_business_id;

  perform private.show_appointments(p_business_id, 'connected', p_now);
  perform private.add_calendar_jobs(p_business_id, p_now);
  perform private.end_calendar_notices(p_business_id, p_now);
  perform private.audit_calendar(p_business_id, 'calendar.connected', p_member_id, p_now);
  return 'connected';
end;
$$;
grant execute on function app.connect_calendar to app_system;

/* Queues the event of every upcoming appointment that the calendar does not show as it stands. */
create or replace function private.show_appointments(p_business_id uuid, p_cause text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.add_job(p_business_id, 'sync_calendar_event',
    'calendar:' || p_cause || ':' || appointments.id || ':' || extract(epoch from p_now),
    jsonb_build_object('appointment_id', appointments.id), p_now)
  from public.appointments
  where business_id = p_business_id and starts_at > p_now and calendar_revision is distinct from revision
    and (status = 'confirmed' or calendar_event_id is not null);
end;
$$;

/* Queues a first read and a push channel, also where Google has refused one, for every calendar of a business. */
create or replace function private.add_calendar_jobs(p_business_id uuid, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.synced_calendars set can_push = true where business_id = p_business_id and not can_push;
  perform private.add_job(p_business_id, 'sync_calendar', 'sync_calendar:' || id || ':' || extract(epoch from p_now),
      jsonb_build_object('synced_calendar_id', id), p_now),
    private.add_job(p_business_id, 'watch_calendar', 'watch_calendar:' || id || ':' || extract(epoch from p_now),
      jsonb_build_object('synced_calendar_id', id), p_now)
  from public.synced_calendars where business_id = p_business_id;
end;
$$;

create or replace function private.audit_calendar(p_business_id uuid, p_action text, p_member_id uuid, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, occurred_at)
  select p_business_id, case when p_member_id is null then 'system' else 'member' end, p_member_id::text, p_action,
    'calendar', p_business_id::text, jsonb_build_object('account', account_email, 'calendar', calendar_id,
      'on_external_change', on_external_change, 'counts_tentative', counts_tentative), p_now
  from public.calendar_connections where business_id = p_business_id;
$$;
