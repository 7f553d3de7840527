/*
 * Keeps a text from a customer and acts on it: p_command stop opts the number out of this business at once, start ends
 * that; of those two the one that was said last (p_said_at) counts, whichever is worked on first. With p_reply_kind a
 * text of that kind is queued, but nothing more to a number that had opted out already. p_converse lets the receptionist
 * answer it (p_heard instead of the body, when given), or tells the owner when a person has taken over. p_notice tells
 * the owner in any case: {title, body, is_urgent}. Closes the event. Outcomes: received, duplicate, unknown (no business
 * has the number). Security definer: app_system holds no table rights.
 */
create or replace function app.receive_text(
  p_webhook_event_id uuid, p_provider_message_id text, p_from_number text, p_to_number text, p_body text,
  p_command text, p_reply_kind text, p_said_at timestamptz, p_now timestamptz, p_media jsonb default null,
  p_converse boolean default false, p_heard text default null, p_language text default null,
  p_pending text default null, p_notice jsonb default null
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_business_id uuid;
  v_conversation public.conversations;
  v_message public.messages;
  v_was_out boolean;
begin
  select business_id into v_business_id from public.phone_numbers where e164 = p_to_number and is_active;
  if not found then
    perform private.record_incident('unknown_line', p_to_number, jsonb_build_object('line_number', p_to_number), p_now);
    perform app.finish_webhook(p_webhook_event_id, 'ignored', 'No business has this number.', p_now);
    return 'unknown';
  end if;
  v_conversation := private.open_conversation(v_business_id, p_from_number, p_language, p_pending, p_now);
  insert into public.messages (business_id, customer_id, conversation_id, direction, kind, idempotency_key, from_number,
    to_number, body, media, heard, language, state, provider_message_id, created_at, answered_at)
  values (v_business_id, v_conversation.customer_id, v_conversation.id, 'inbound', 'inbound',
    'inbound:' || p_provider_message_id, p_from_number, p_to_number, p_body, p_media, p_heard, p_language, 'received',
    p_provider_message_id, p_now, case when p_converse and v_conversation.state = 'receptionist' then null else p_now end)
  on conflict do nothing
  returning * into v_message;
  if v_message.id is null then
    perform app.finish_webhook(p_webhook_event_id, 'done', 'Already received.', p_now);
    return 'duplicate';
  end if;
  v_was_out := exists (select from public.opt_outs where business_id = v_business_id and number = p_from_number);
  if p_command in ('stop', 'start') then
    perform private.set_opt_out(v_business_id, p_from_number, p_command = 'stop', p_body, 'text', p_said_at);
  end if;
  if p_reply_kind is not null and not (v_was_out and p_command is distinct from 'start') then
    perform private.queue_reply(v_message, p_reply_kind, p_now);
  end if;
  perform private.follow_text(v_conversation, v_message, p_converse, p_notice, p_now);
  perform app.finish_webhook(p_webhook_event_id, 'done', 'Received a text.', p_now);
  return 'received';
end;
$$;
grant execute on function app.receive_text to app_system;

/*
 * What follows from a text that was kept: a reply of the receptionist, a word to the owner, and, with the first text of
 * a conversation, what it means for consent.
 */
create or replace function private.follow_text(
  p_conversation public.conversations, p_message public.messages, p_converse boolean, p_notice jsonb, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if p_converse and not exists (select from public.consent_events
      where business_id = p_message.business_id and number = p_message.from_number and purpose = 'conversation'
        and occurred_at > p_now - interval '30 days') then
    insert into public.consent_events (business_id, number, purpose, kind, words, source, occurred_at)
    values (p_message.business_id, p_message.from_number, 'conversation', 'granted', left(p_message.body, 500), 'text',
      p_now);
  end if;
  if p_message.answered_at is null then
    perform private.add_job(p_message.business_id, 'reply_to_text', 'reply_to_text:' || p_message.id,
      jsonb_build_object('conversation_id', p_conversation.id), p_now, 2);
  end if;
  if p_notice is not null or (p_converse and p_conversation.state = 'person') then
    insert into public.notifications (business_id, key, kind, title, body, is_urgent, created_at)
    values (p_message.business_id, 'text:' || p_message.id, 'text',
      coalesce(p_notice ->> 'title', 'Text from ' || p_message.from_number),
      coalesce(p_notice ->> 'body', left(p_message.body, 500)), coalesce((p_notice ->> 'is_urgent')::boolean, false),
      p_now)
    on conflict on constraint notifications_key_once do nothing;
  end if;
end;
$$;

/* The conversation with a number, made or taken up again, and locked: texts of one number come one at a time. */
create or replace function private.open_conversation(
  p_business_id uuid, p_number text, p_language text, p_pending text, p_now timestamptz
)
returns public.conversations
language plpgsql volatile set search_path = ''
as $$
declare
  v_conversation public.conversations;
begin
  insert into public.conversations (business_id, customer_number, customer_id, language, pending, pending_at,
    last_message_at, created_at)
  values (p_business_id, p_number, (select id from public.customers where business_id = p_business_id and phone = p_number),
    p_language, p_pending, case when p_pending is null then null else p_now end, p_now, p_now)
  on conflict on constraint conversations_number_once do update set
    customer_id = coalesce(conversations.customer_id, excluded.customer_id),
    language = coalesce(excluded.language, conversations.language),
    pending = excluded.pending, pending_at = excluded.pending_at, last_message_at = excluded.last_message_at,
    state = case conversations.state when 'closed' then 'receptionist' else conversations.state end
  returning * into v_conversation;
  return v_conversation;
end;
$$;

/* Queues the one answer of ours to a text, once per text received, from the number that was written to. */
create or replace function private.queue_reply(p_inbound public.messages, p_kind text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_text public.messages;
begin
  v_text.business_id := p_inbound.business_id;
  v_text.customer_id := p_inbound.customer_id;
  v_text.conversation_id := p_inbound.conversation_id;
  v_text.kind := p_kind;
  v_text.idempotency_key := p_kind || ':' || p_inbound.id;
  v_text.from_number := p_inbound.to_number;
  v_text.to_number := p_inbound.from_number;
  v_text.language := p_inbound.language;
  v_text.created_at := p_now;
  -- The question names the next appointment.
  select id, revision into v_text.appointment_id, v_text.appointment_revision from public.appointments
  where p_kind = 'cancel_question' and business_id = p_inbound.business_id and customer_phone = p_inbound.from_number
    and status = 'confirmed' and starts_at > p_now
  order by starts_at limit 1;
  perform private.add_text(v_text, p_now, 2);
end;
$$;
