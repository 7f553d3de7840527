/*
 * Puts a verified provider event into the inbox and its work into the outbox, together. It goes before every other kind
 * of work: a STOP that has arrived is known before the next text leaves. A delivery of an event that is
 * already there changes nothing. Outcomes: received, duplicate. Security definer: app_system holds no table rights.
 */
create or replace function app.record_webhook(
  p_provider text, p_event_id text, p_kind text, p_payload jsonb, p_now timestamptz
)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into public.webhook_events (provider, event_id, kind, payload, received_at)
  values (p_provider, p_event_id, p_kind, p_payload, p_now)
  on conflict on constraint webhook_events_once do nothing
  returning id into v_id;
  if v_id is null then
    return 'duplicate';
  end if;
  perform private.add_job(null, 'process_webhook', 'webhook:' || v_id,
    jsonb_build_object('webhook_event_id', v_id), p_now, 1);
  return 'received';
end;
$$;
grant execute on function app.record_webhook to app_system;
