/* The text after one missed call, with the call as its basis in the consent ledger. */
create or replace function private.add_text_back(p_call public.calls, p_now timestamptz)
returns boolean
language plpgsql volatile set search_path = ''
as $$
declare
  v_text public.messages;
begin
  v_text.business_id := p_call.business_id;
  v_text.customer_id := p_call.customer_id;
  v_text.call_id := p_call.id;
  v_text.kind := 'text_back';
  v_text.idempotency_key := 'text_back:' || p_call.id;
  v_text.from_number := p_call.line_number;
  v_text.to_number := p_call.caller_number;
  v_text.created_at := p_now;
  if private.add_text(v_text, p_now, 3) is null then
    return false;
  end if;
  insert into public.consent_events (business_id, number, purpose, kind, words, source, call_id, occurred_at)
  values (p_call.business_id, p_call.caller_number, 'missed_call', 'granted', 'called and was not answered', 'call',
    p_call.id, p_now);
  return true;
end;
$$;

/* Reminders; none when the customer had another text about the appointment a few hours before. */
create or replace function private.queue_reminders(p_now timestamptz)
returns int
language sql volatile set search_path = ''
as $$
  select count(*) filter (where private.queue_text(appointments, due.kind, p_now, '{}', 5))::int
  from public.appointments
  join public.businesses on businesses.id = appointments.business_id and businesses.status in ('active', 'past_due')
  left join public.messaging_settings settings on settings.business_id = businesses.id
  join (values ('reminder_24h', interval '22 hours', interval '24 hours', interval '6 hours'),
      ('reminder_2h', interval '90 minutes', interval '2 hours', interval '3 hours'))
    as due (kind, at_least, at_most, silence)
    on appointments.starts_at >= p_now + due.at_least and appointments.starts_at <= p_now + due.at_most
  where appointments.status = 'confirmed' and appointments.starts_at between p_now and p_now + interval '24 hours'
    and not appointments.is_test and coalesce(case due.kind when 'reminder_24h' then settings.sends_reminders
      else settings.sends_late_reminders end, true)
    and not exists (select from public.messages where messages.appointment_id = appointments.id
      and (messages.created_at > p_now - due.silence
        or messages.idempotency_key = due.kind || ':' || appointments.id || ':' || appointments.revision));
$$;

/*
 * Calls that nobody talked to: no answer, hung up before a word, or the engine failed. Not for tests, spam, silence,
 * wrong numbers, callers who are not served, withheld or foreign numbers, the business's own or another business's line, and not when the caller rang again.
 */
create or replace function private.queue_text_backs(p_now timestamptz)
returns int
language sql volatile set search_path = ''
as $$
  select count(*) filter (where private.add_text_back(calls, p_now))::int
  from public.calls
  join public.businesses on businesses.id = calls.business_id and businesses.status in ('active', 'past_due')
  left join public.messaging_settings settings on settings.business_id = businesses.id
  where calls.status = 'ended' and calls.outcome in ('missed', 'abandoned', 'failed')
    and calls.ended_at <= p_now - interval '30 seconds' and calls.ended_at > p_now - interval '30 minutes'
    and not calls.is_test and coalesce(calls.end_reason, '') not in ('wrong_number', 'silence')
    and coalesce(settings.sends_text_backs, true)
    and calls.caller_number ~ '^\+1[2-9]\d\d[2-9]\d{6}$'
    and calls.caller_number is distinct from businesses.phone
    and not exists (select from public.phone_numbers where e164 = calls.caller_number)
    and not exists (select from public.calls spam where spam.business_id = calls.business_id
      and spam.caller_number = calls.caller_number and spam.outcome = 'spam')
    and not exists (select from public.customers where customers.business_id = calls.business_id
      and customers.phone = calls.caller_number and customers.is_blocked)
    and not exists (select from public.opt_outs
      where opt_outs.business_id = calls.business_id and opt_outs.number = calls.caller_number)
    and not private.has_called_again(calls.id)
    and not exists (select from public.messages
      where messages.business_id = calls.business_id and idempotency_key = 'text_back:' || calls.id);
$$;

/* Every completed job of a business that asks for reviews, whoever the customer and however it went. */
create or replace function private.queue_review_requests(p_now timestamptz)
returns int
language sql volatile set search_path = ''
as $$
  select count(*) filter (where private.queue_text(appointments, 'review_request', p_now,
    jsonb_build_object('url', settings.review_url), 6))::int
  from public.appointments
  join public.businesses on businesses.id = appointments.business_id and businesses.status in ('active', 'past_due')
  join public.messaging_settings settings on settings.business_id = businesses.id and settings.review_url is not null
  where appointments.status = 'completed' and not appointments.is_test
    and appointments.ends_at <= p_now - interval '2 hours' and appointments.ends_at > p_now - interval '3 days'
    and not exists (select from public.messages
      where messages.appointment_id = appointments.id and messages.kind = 'review_request');
$$;

/*
 * Queues what time alone makes due, derived from what is true now, so that an appointment that was moved or cancelled
 * needs no undoing: reminders a day and two hours before, text-backs half a minute after a missed call, review requests
 * two hours after a completed job. Run as often as one likes. Returns how many of each.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.sweep_texts(p_now timestamptz)
returns table (reminders int, text_backs int, review_requests int)
language sql volatile security definer set search_path = ''
as $$
  select private.queue_reminders(p_now), private.queue_text_backs(p_now), private.queue_review_requests(p_now);
$$;
grant execute on function app.sweep_texts to app_system;
