/*
 * Who wrote, as far as an inbound text has to be read by it: the business that has p_to_number and what it knows of
 * p_from_number. No row when nobody has the number. Security definer: app_system holds no table rights.
 */
create or replace function app.find_texter(p_to_number text, p_from_number text, p_now timestamptz)
returns table (business_id uuid, language text, is_line_of_ours boolean, is_opted_out boolean, has_upcoming boolean,
  conversation_state text, pending text, is_mid_conversation boolean, answers_texts boolean, same_texts_last_hour int)
language sql stable security definer set search_path = ''
as $$
  select numbers.business_id, coalesce(conversations.language, businesses.language),
    exists (select from public.phone_numbers ours where ours.e164 = p_from_number),
    exists (select from public.opt_outs
      where opt_outs.business_id = numbers.business_id and opt_outs.number = p_from_number),
    exists (select from public.appointments
      where appointments.business_id = numbers.business_id and appointments.customer_phone = p_from_number
        and appointments.status = 'confirmed' and appointments.starts_at > p_now),
    coalesce(conversations.state, 'receptionist'),
    case when conversations.pending_at > p_now - interval '1 day' then conversations.pending end,
    coalesce(conversations.brain is not null and conversations.brain_at > p_now - interval '12 hours'
      and (conversations.brain ->> 'isOver') is distinct from 'true', false),
    coalesce(settings.answers_texts, true),
    (select coalesce(max(repeated.times), 0)::int from (select count(*) as times from public.messages
      where messages.conversation_id = conversations.id and messages.direction = 'inbound'
        and messages.created_at > p_now - interval '1 hour' group by messages.body) repeated)
  from public.phone_numbers numbers
  join public.businesses on businesses.id = numbers.business_id
  left join public.conversations on conversations.business_id = numbers.business_id
    and conversations.customer_number = p_from_number
  left join public.messaging_settings settings on settings.business_id = numbers.business_id
  where numbers.e164 = p_to_number and numbers.is_active;
$$;
grant execute on function app.find_texter to app_system;
