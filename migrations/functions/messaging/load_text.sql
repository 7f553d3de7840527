/*
 * True for what the recipient asked for themselves: by phone or text, not what the business changed or sends unasked. A
 * person's text answers what was written within twelve hours; without that it is one that nobody asked for.
 */
create or replace function private.is_text_requested(p_message public.messages, p_appointment public.appointments)
returns boolean
language sql stable set search_path = ''
as $$
  select case
    when p_message.kind = 'confirmation' then coalesce(p_appointment.source in ('call', 'text'), true)
    when p_message.kind in ('reschedule_notice', 'cancel_notice') then exists (select from public.audit_log
      where business_id = p_message.business_id and occurred_at = p_message.created_at
        and subject_id = p_message.appointment_id::text and actor_kind = 'caller')
    when p_message.kind = 'person_reply' then exists (select from public.messages inbound
      where inbound.conversation_id = p_message.conversation_id and inbound.direction = 'inbound'
        and inbound.created_at > p_message.created_at - interval '12 hours')
    else p_message.kind in ('receptionist_reply', 'verification_code', 'help', 'opt_out_confirmation',
      'opt_in_confirmation', 'cancel_question')
  end;
$$;

/* True when the appointment was changed since, so that the words would be wrong. */
create or replace function private.is_text_outdated(p_message public.messages, p_appointment public.appointments)
returns boolean
language sql immutable set search_path = ''
as $$
  select case
    when p_message.appointment_id is null or p_message.kind in ('cancel_question', 'owner_alert') then false
    when p_message.kind = 'cancel_notice' then p_appointment.status <> 'cancelled'
    when p_message.kind = 'review_request' then p_appointment.status <> 'completed'
    else p_appointment.status <> 'confirmed'
      or p_appointment.revision <> coalesce(p_message.appointment_revision, p_appointment.revision)
  end;
$$;

/* Whether the caller of a missed call rang the same business again after it. */
create or replace function private.has_called_again(p_call_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.calls missed
    join public.calls later on later.business_id = missed.business_id and later.caller_number = missed.caller_number
      and later.started_at > missed.started_at and later.id <> missed.id
    where missed.id = p_call_id);
$$;

/* Texts to the same number within the hour that left or are leaving; replies and the rest are counted apart. */
create or replace function private.count_hour(p_message public.messages, p_now timestamptz)
returns int
language sql stable set search_path = ''
as $$
  select count(*)::int from public.messages
  where business_id = p_message.business_id and to_number = p_message.to_number and direction = 'outbound'
    and id <> p_message.id
    and (kind in ('person_reply', 'receptionist_reply')) = (p_message.kind in ('person_reply', 'receptionist_reply'))
    and (sent_at > p_now - interval '1 hour' or (state = 'sending' and attempted_at > p_now - interval '1 hour'));
$$;

/*
 * What was sent lately: to the number within an hour without and with replies apart, by the business within a day, and
 * its cost in cents. A text whose cost is not reported yet counts a cent a segment.
 */
create or replace function private.count_texts(p_business_id uuid, p_number text, p_now timestamptz)
returns table (to_number_last_hour int, replies_last_hour int, by_business_today int, spent_today_cents float8)
language sql stable set search_path = ''
as $$
  select
    count(*) filter (where to_number = p_number and sent_at > p_now - interval '1 hour'
      and kind not in ('person_reply', 'receptionist_reply'))::int,
    count(*) filter (where to_number = p_number and sent_at > p_now - interval '1 hour'
      and kind in ('person_reply', 'receptionist_reply'))::int,
    count(*)::int,
    coalesce(sum(coalesce(cost_cents, coalesce(segments, 1))), 0)::float8
  from public.messages
  where business_id = p_business_id and direction = 'outbound' and sent_at > p_now - interval '1 day';
$$;

/* True for a reply in a conversation that reported an emergency: those are answered whatever the business has paid. */
create or replace function private.answers_emergency(p_message public.messages, p_now timestamptz)
returns boolean
language sql stable set search_path = ''
as $$
  select p_message.kind = 'receptionist_reply' and exists (select from public.emergencies
    where emergencies.conversation_id = p_message.conversation_id
      and emergencies.opened_at > p_now - interval '2 hours');
$$;

/*
 * One outbound text with every fact that the gate decides by. A reply goes out by the number that was written to, all
 * else by the business's first. Security definer: app_system holds no table rights.
 */
create or replace function app.load_text(p_message_id uuid, p_now timestamptz)
returns table (message_id uuid, business_id uuid, appointment_id uuid, kind text, state text, to_number text,
  from_number text, messaging_profile_id text, business_name text, business_status text, business_phone text,
  time_zone text, language text, is_test boolean, is_registered boolean, is_opted_out boolean, is_first boolean,
  requested_at timestamptz, is_requested_by_recipient boolean, is_outdated boolean, appointment_starts_at timestamptz,
  appointment_address text, appointment_zip text, customer_zip text, has_called_again boolean,
  daily_cap_cents int, params jsonb, body text, send_attempt int, attempted_at timestamptz,
  sent_to_number_last_hour int, replies_to_number_last_hour int, sent_by_business_today int, spent_today_cents float8)
language sql stable security definer set search_path = ''
as $$
  select messages.id, businesses.id, messages.appointment_id, messages.kind, messages.state, messages.to_number,
    line.e164, line.messaging_profile_id, businesses.name,
    case when private.answers_emergency(messages, p_now) then 'active' else businesses.status end, businesses.phone, businesses.time_zone,
    coalesce(messages.language, conversations.language, businesses.language),
    coalesce(appointments.is_test, businesses.is_test), coalesce(registrations.state = 'approved', false),
    exists (select from public.opt_outs
      where opt_outs.business_id = businesses.id and opt_outs.number = messages.to_number),
    not exists (select from public.messages earlier where earlier.business_id = businesses.id
      and earlier.to_number = messages.to_number and earlier.direction = 'outbound'
      and earlier.state in ('sending', 'sent', 'delivered') and earlier.id <> messages.id),
    coalesce(asked.at, messages.created_at),
    private.is_text_requested(messages, appointments),
    private.is_text_outdated(messages, appointments),
    appointments.starts_at, appointments.address, appointments.zip, customers.zip,
    messages.kind = 'text_back' and private.has_called_again(messages.call_id),
    coalesce(settings.daily_cap_cents, 1000), messages.params, messages.body, messages.send_attempt,
    messages.attempted_at, counted.*
  from public.messages
  join public.businesses on businesses.id = messages.business_id
  left join public.appointments on appointments.id = messages.appointment_id
  left join public.customers on customers.business_id = messages.business_id and customers.phone = messages.to_number
  left join public.conversations on conversations.id = messages.conversation_id
  left join public.messaging_registrations registrations on registrations.business_id = businesses.id
  left join public.messaging_settings settings on settings.business_id = businesses.id
  left join lateral (select max(inbound.created_at) as at from public.messages inbound
    where inbound.conversation_id = messages.conversation_id and inbound.direction = 'inbound'
      and (messages.kind = 'receptionist_reply'
        or (messages.kind = 'person_reply' and inbound.created_at > messages.created_at - interval '12 hours'))
    ) asked on true
  left join lateral (select phone_numbers.e164, phone_numbers.messaging_profile_id from public.phone_numbers
    where phone_numbers.business_id = businesses.id and phone_numbers.is_active
    order by phone_numbers.e164 = messages.from_number desc nulls last, phone_numbers.created_at limit 1) line on true
  cross join lateral private.count_texts(businesses.id, messages.to_number, p_now) counted
  where messages.id = p_message_id and messages.direction = 'outbound';
$$;
grant execute on function app.load_text to app_system;
