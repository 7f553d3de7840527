/*
 * The oldest text of a conversation that the receptionist has to answer, with what it knows so far. No row when there is
 * none, a person has taken over, or the business does not serve who writes. Security definer: app_system holds no table rights.
 */
create or replace function app.open_text_turn(p_conversation_id uuid, p_now timestamptz)
returns table (conversation_id uuid, business_id uuid, message_id uuid, heard text, media_count int, said_at timestamptz,
  customer_number text, customer_name text, time_zone text, language text, brain jsonb, turn int)
language sql stable security definer set search_path = ''
as $$
  select conversations.id, conversations.business_id, messages.id, coalesce(messages.heard, messages.body, ''),
    coalesce(jsonb_array_length(messages.media), 0), messages.created_at, conversations.customer_number, customers.name,
    businesses.time_zone, coalesce(conversations.language, businesses.language),
    case when conversations.brain_at > p_now - interval '12 hours' then conversations.brain end, conversations.turn
  from public.conversations
  join public.businesses on businesses.id = conversations.business_id
  join public.messages on messages.conversation_id = conversations.id and messages.direction = 'inbound'
    and messages.answered_at is null
  left join public.customers on customers.id = conversations.customer_id
  where conversations.id = p_conversation_id and conversations.state = 'receptionist'
    and not coalesce(customers.is_blocked, false)
  order by messages.created_at, messages.id
  limit 1;
$$;
grant execute on function app.open_text_turn to app_system;

/*
 * Keeps a turn that was worked out: what the brain knows now, and the one reply to the text (p_say null: none is due).
 * When something was settled and its notice goes to the same number, the notice is the reply.
 * Kept only when nothing changed meanwhile (p_turn), so that two workers on one text answer once. Outcomes: kept, stale.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.finish_text_turn(
  p_conversation_id uuid, p_message_id uuid, p_turn int, p_brain jsonb, p_language text, p_say text,
  p_is_settled boolean, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_inbound public.messages;
  v_text public.messages;
begin
  update public.conversations
  set brain = p_brain, brain_at = p_now, language = coalesce(p_language, language), turn = turn + 1,
    last_message_at = p_now
  where id = p_conversation_id and turn = p_turn and state = 'receptionist';
  if not found then
    return 'stale';
  end if;
  update public.messages set answered_at = p_now
  where id = p_message_id and conversation_id = p_conversation_id and answered_at is null
  returning * into v_inbound;
  if v_inbound.id is null or p_say is null or (p_is_settled and exists (select from public.messages
      where business_id = v_inbound.business_id and to_number = v_inbound.from_number and direction = 'outbound'
        and kind in ('confirmation', 'reschedule_notice', 'cancel_notice') and created_at >= v_inbound.created_at)) then
    return 'kept';
  end if;
  v_text.business_id := v_inbound.business_id;
  v_text.customer_id := v_inbound.customer_id;
  v_text.conversation_id := p_conversation_id;
  v_text.kind := 'receptionist_reply';
  v_text.idempotency_key := 'reply:' || p_message_id;
  v_text.from_number := v_inbound.to_number;
  v_text.to_number := v_inbound.from_number;
  v_text.language := p_language;
  v_text.params := jsonb_build_object('words', p_say);
  v_text.created_at := p_now;
  perform private.add_text(v_text, p_now, 2);
  return 'kept';
end;
$$;
grant execute on function app.finish_text_turn to app_system;
