/* One event of the inbox, locked to nobody: its work is idempotent. Security definer: no table rights. */
create or replace function app.load_webhook(p_webhook_event_id uuid)
returns table (id uuid, provider text, event_id text, kind text, payload jsonb, state text, received_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select webhook_events.id, webhook_events.provider, webhook_events.event_id, webhook_events.kind,
    webhook_events.payload, webhook_events.state, webhook_events.received_at
  from public.webhook_events where webhook_events.id = p_webhook_event_id;
$$;
grant execute on function app.load_webhook to app_system;

/* Closes an event with what was done (done), or why nothing was (ignored, failed). Security definer: no table rights. */
create or replace function app.finish_webhook(p_webhook_event_id uuid, p_state text, p_result text, p_now timestamptz)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.webhook_events set state = p_state, result = p_result, finished_at = p_now
  where id = p_webhook_event_id and state <> 'done';
$$;
grant execute on function app.finish_webhook to app_system;
