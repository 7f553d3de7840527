/*
 * Keeps a text from a customer and acts on it: p_command stop opts the number out of this business at once, start ends
 * that, help and none only keep it. With p_reply_kind a text of that kind is queued. Closes the event. Outcomes:
 * received, duplicate, unknown (no business has the number). Security definer: app_system holds no table rights.
 */
create or replace function app.receive_text(
  p_webhook_event_id uuid, p_provider_message_id text, p_from_number text, p_to_number text, p_body text,
  p_command text, p_reply_kind text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_business_id uuid;
  v_message_id uuid;
begin
  select business_id into v_business_id from public.phone_numbers where e164 = p_to_number and is_active;
  if not found then
    perform private.record_incident('unknown_line', p_to_number, jsonb_build_object('line_number', p_to_number), p_now);
    perform app.finish_webhook(p_webhook_event_id, 'ignored', 'No business has this number.', p_now);
    return 'unknown';
  end if;
  insert into public.messages (business_id, customer_id, direction, kind, idempotency_key, from_number, to_number, body,
    state, provider_message_id, created_at)
  values (v_business_id, (select id from public.customers where business_id = v_business_id and phone = p_from_number),
    'inbound', 'inbound', 'inbound:' || p_provider_message_id, p_from_number, p_to_number, p_body, 'received',
    p_provider_message_id, p_now)
  on conflict do nothing
  returning id into v_message_id;
  if v_message_id is null then
    perform app.finish_webhook(p_webhook_event_id, 'done', 'Already received.', p_now);
    return 'duplicate';
  end if;
  if p_command in ('stop', 'start') then
    perform private.set_opt_out(v_business_id, p_from_number, p_command = 'stop', p_body, 'text', p_now);
  end if;
  if p_reply_kind is not null then
    perform private.queue_reply(v_business_id, p_from_number, p_reply_kind, v_message_id, p_now);
  end if;
  perform app.finish_webhook(p_webhook_event_id, 'done', 'Received a text.', p_now);
  return 'received';
end;
$$;
grant execute on function app.receive_text to app_system;
