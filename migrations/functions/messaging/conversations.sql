/*
 * Lets a person take a conversation over (person), hand it back (receptionist) or close it. What waited for an answer
 * is then the person's; the receptionist begins anew when it gets the conversation back. Outcomes: changed, unchanged,
 * not_found. Security definer: app_system holds no table rights.
 */
create or replace function app.set_conversation_state(
  p_business_id uuid, p_conversation_id uuid, p_conversation_state text, p_member_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.conversations;
begin
  select * into v_before from public.conversations
  where id = p_conversation_id and business_id = p_business_id for update;
  if not found then
    return 'not_found';
  elsif v_before.state = p_conversation_state and v_before.member_id is not distinct from
      (case p_conversation_state when 'person' then p_member_id end) then
    return 'unchanged';
  end if;
  update public.conversations
  set state = p_conversation_state, member_id = case p_conversation_state when 'person' then p_member_id end,
    turn = turn + 1, brain = null, brain_at = null, pending = null, pending_at = null
  where id = p_conversation_id;
  update public.messages set answered_at = p_now
  where conversation_id = p_conversation_id and direction = 'inbound' and answered_at is null;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'conversation.' || p_conversation_state, 'conversation',
    p_conversation_id::text, jsonb_build_object('state', v_before.state),
    jsonb_build_object('state', p_conversation_state), p_now);
  return 'changed';
end;
$$;
grant execute on function app.set_conversation_state to app_system;

/*
 * Queues what a person wrote, once per key; writing takes the conversation over. The gate decides about it like about
 * any text. Outcomes: queued, already_sent, opted_out (the number wants no texts), not_found.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.queue_person_reply(
  p_business_id uuid, p_conversation_id uuid, p_member_id uuid, p_words text, p_key text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_conversation public.conversations;
  v_text public.messages;
begin
  select * into v_conversation from public.conversations
  where id = p_conversation_id and business_id = p_business_id for update;
  if not found then
    return 'not_found';
  elsif exists (select from public.opt_outs
      where business_id = p_business_id and number = v_conversation.customer_number) then
    return 'opted_out';
  end if;
  v_text.business_id := p_business_id;
  v_text.customer_id := v_conversation.customer_id;
  v_text.conversation_id := p_conversation_id;
  v_text.kind := 'person_reply';
  v_text.idempotency_key := 'person_reply:' || p_conversation_id || ':' || p_key;
  v_text.from_number := (select to_number from public.messages
    where conversation_id = p_conversation_id and direction = 'inbound' order by created_at desc limit 1);
  v_text.to_number := v_conversation.customer_number;
  v_text.params := jsonb_build_object('words', p_words);
  v_text.author_id := p_member_id;
  v_text.created_at := p_now;
  if private.add_text(v_text, p_now, 2) is null then
    return 'already_sent';
  end if;
  update public.conversations set last_message_at = p_now where id = p_conversation_id;
  perform app.set_conversation_state(p_business_id, p_conversation_id, 'person', p_member_id, p_now);
  return 'queued';
end;
$$;
grant execute on function app.queue_person_reply to app_system;
