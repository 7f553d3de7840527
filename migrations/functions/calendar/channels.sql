/* Notes a push channel before the provider is asked for it. Security definer: app_system holds no table rights. */
create or replace function app.open_calendar_channel(
  p_business_id uuid, p_synced_calendar_id uuid, p_channel_id uuid, p_now timestamptz
)
returns void
language sql volatile security definer set search_path = ''
as $$
  insert into public.calendar_channels (id, business_id, synced_calendar_id, created_at)
  select p_channel_id, business_id, id, p_now from public.synced_calendars
  where id = p_synced_calendar_id and business_id = p_business_id
  on conflict do nothing;
$$;
grant execute on function app.open_calendar_channel to app_system;

/* What the provider answered about a channel. Security definer: app_system holds no table rights. */
create or replace function app.confirm_calendar_channel(
  p_business_id uuid, p_channel_id uuid, p_watched_id text, p_expires_at timestamptz
)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.calendar_channels set resource_id = p_watched_id, expires_at = p_expires_at
  where id = p_channel_id and business_id = p_business_id;
$$;
grant execute on function app.confirm_calendar_channel to app_system;

/* The channels of one calendar, or of all (null), newest first. Security definer: app_system holds no table rights. */
create or replace function app.list_calendar_channels(p_business_id uuid, p_synced_calendar_id uuid)
returns table (channel_id uuid, watched_id text, expires_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select id, resource_id, calendar_channels.expires_at from public.calendar_channels
  where business_id = p_business_id and (p_synced_calendar_id is null or synced_calendar_id = p_synced_calendar_id)
  order by calendar_channels.expires_at desc nulls last;
$$;
grant execute on function app.list_calendar_channels to app_system;

/* Forgets a channel that was stopped. Security definer: app_system holds no table rights. */
create or replace function app.close_calendar_channel(p_business_id uuid, p_channel_id uuid)
returns void
language sql volatile security definer set search_path = ''
as $$
  delete from public.calendar_channels where id = p_channel_id and business_id = p_business_id;
$$;
grant execute on function app.close_calendar_channel to app_system;

/*
 * Forgets a channel that its calendar cannot have, and that there is no use in asking again. Security definer:
 * app_system holds no table rights.
 */
create or replace function app.refuse_calendar_channel(p_business_id uuid, p_channel_id uuid)
returns void
language sql volatile security definer set search_path = ''
as $$
  with refused as (
    delete from public.calendar_channels where id = p_channel_id and business_id = p_business_id
    returning synced_calendar_id
  )
  update public.synced_calendars set can_push = false from refused where id = refused.synced_calendar_id;
$$;
grant execute on function app.refuse_calendar_channel to app_system;

/*
 * Puts a push message into the inbox and a read of its calendar into the outbox, together. A read that still waits will
 * see this change too, so that a burst of messages is one read. Outcomes: received, joined, duplicate, unknown_channel.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.record_calendar_push(
  p_channel_id uuid, p_watched_id text, p_message_number text, p_push_state text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_channel public.calendar_channels;
  v_event_id uuid;
begin
  select * into v_channel from public.calendar_channels
  where id = p_channel_id and coalesce(resource_id, p_watched_id) = p_watched_id;
  if not found then
    return 'unknown_channel';
  end if;
  insert into public.webhook_events (provider, event_id, kind, payload, received_at)
  values ('google', p_channel_id || ':' || p_message_number, 'calendar.' || p_push_state,
    jsonb_build_object('business_id', v_channel.business_id, 'synced_calendar_id', v_channel.synced_calendar_id), p_now)
  on conflict on constraint webhook_events_once do nothing
  returning id into v_event_id;
  if v_event_id is null then
    return 'duplicate';
  end if;
  if exists (select from public.jobs where business_id = v_channel.business_id and kind = 'sync_calendar'
      and state = 'queued' and run_at <= p_now
      and payload ->> 'synced_calendar_id' = v_channel.synced_calendar_id::text) then
    update public.webhook_events set state = 'done', result = 'joined a read that waits', finished_at = p_now
    where id = v_event_id;
    return 'joined';
  end if;
  perform private.add_job(v_channel.business_id, 'sync_calendar', 'sync_calendar:push:' || v_event_id,
    jsonb_build_object('synced_calendar_id', v_channel.synced_calendar_id, 'webhook_event_id', v_event_id), p_now, 2);
  return 'received';
end;
$$;
grant execute on function app.record_calendar_push to app_system;
