/*
 * Applies a delivery report to its text and closes the event. Found by the provider's id, or by ours, which each send
 * puts into the address of its reports: so a send whose answer was lost is still recognised. A final state stays; what
 * the text cost (cents) and how many parts it had come with the report. Outcomes: applied, unknown.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.apply_text_event(
  p_webhook_event_id uuid, p_provider_message_id text, p_message_id uuid, p_state text, p_code text, p_detail text,
  p_now timestamptz, p_cost_cents numeric default null, p_segments int default null
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.messages;
  v_message public.messages;
begin
  select * into v_before from public.messages
  where direction = 'outbound' and state not in ('blocked', 'received')
    and (provider_message_id = p_provider_message_id or (provider_message_id is null and id = p_message_id))
  for update;
  if not found then
    perform app.finish_webhook(p_webhook_event_id, 'ignored', 'No text of ours has this id.', p_now);
    return 'unknown';
  end if;
  update public.messages
  set provider_message_id = coalesce(provider_message_id, p_provider_message_id),
    state = case when state in ('delivered', 'failed') then state else p_state end,
    sent_at = coalesce(sent_at, p_now),
    delivered_at = case when p_state = 'delivered' then coalesce(delivered_at, p_now) else delivered_at end,
    error_code = coalesce(error_code, p_code),
    error_detail = coalesce(error_detail, p_detail),
    cost_cents = coalesce(p_cost_cents, cost_cents),
    segments = coalesce(p_segments, segments)
  where id = v_before.id
  returning * into v_message;
  if v_message.state = 'failed' and v_before.state <> 'failed' then
    perform private.add_email_instead(v_message, p_now);
  end if;
  perform app.finish_webhook(p_webhook_event_id, 'done', 'Noted ' || p_state || '.', p_now);
  return 'applied';
end;
$$;
grant execute on function app.apply_text_event to app_system;
