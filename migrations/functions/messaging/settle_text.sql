/*
 * Takes a text for one attempt. The opt-out is looked at once more under the lock, so that nothing leaves after STOP but
 * the one answer to it; so is the cap of an hour (p_hour_max, replies apart), as many texts may be decided at once.
 * Outcomes: sending, blocked, limited, gone (sent or decided meanwhile). Security definer: no table rights.
 */
create or replace function app.start_text(
  p_message_id uuid, p_attempt int, p_body text, p_from_number text, p_now timestamptz,
  p_segments int default null, p_hour_max int default null
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_message public.messages;
begin
  select * into v_message from public.messages where id = p_message_id for update;
  if not found or v_message.state not in ('queued', 'sending') or v_message.send_attempt <> p_attempt - 1 then
    return 'gone';
  end if;
  if v_message.kind not in ('opt_out_confirmation', 'cancel_question') and exists (select from public.opt_outs
      where business_id = v_message.business_id and number = v_message.to_number) then
    update public.messages set state = 'blocked', block_reason = 'opted_out' where id = p_message_id;
    return 'blocked';
  end if;
  if p_hour_max is not null and v_message.state = 'queued' then
    perform pg_advisory_xact_lock(hashtextextended('texts:' || v_message.business_id || v_message.to_number, 0));
    if private.count_hour(v_message, p_now) >= p_hour_max then
      update public.messages set state = 'blocked', block_reason = 'number_limit' where id = p_message_id;
      return 'limited';
    end if;
  end if;
  update public.messages
  set state = 'sending', send_attempt = p_attempt, attempted_at = p_now, body = p_body, from_number = p_from_number,
    segments = p_segments
  where id = p_message_id;
  return 'sending';
end;
$$;
grant execute on function app.start_text to app_system;

/*
 * Notes what became of a text: sent (with the provider's id), blocked or failed (with the reason), or queued again.
 * A delivery report that came first is not undone. What will not reach the customer by text goes by email, where it can.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.settle_text(
  p_message_id uuid, p_state text, p_provider_message_id text, p_reason text, p_detail text, p_now timestamptz
)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_message public.messages;
begin
  update public.messages
  set state = case when state in ('sent', 'delivered', 'failed') and p_state in ('sent', 'queued') then state else p_state end,
    provider_message_id = coalesce(provider_message_id, p_provider_message_id),
    block_reason = case p_state when 'blocked' then p_reason else block_reason end,
    error_code = case p_state when 'failed' then p_reason else error_code end,
    error_detail = case p_state when 'failed' then p_detail else error_detail end,
    sent_at = case p_state when 'sent' then coalesce(sent_at, p_now) else sent_at end,
    attempted_at = case p_state when 'queued' then null else attempted_at end
  where id = p_message_id
  returning * into v_message;
  if v_message.state in ('blocked', 'failed') then
    perform private.add_email_instead(v_message, p_now);
  end if;
end;
$$;
grant execute on function app.settle_text to app_system;
