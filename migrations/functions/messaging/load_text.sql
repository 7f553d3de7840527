/*
 * One outbound text with every fact that the gate decides by. Security definer: app_system holds no table rights.
 */
create or replace function app.load_text(p_message_id uuid, p_now timestamptz)
returns table (message_id uuid, business_id uuid, appointment_id uuid, kind text, state text, to_number text,
  from_number text, messaging_profile_id text, business_name text, business_status text, business_phone text,
  time_zone text, language text, is_test boolean, is_registered boolean, is_opted_out boolean, is_first boolean,
  requested_at timestamptz, is_requested_by_recipient boolean, sent_to_number_last_hour int, sent_by_business_today int,
  body text, send_attempt int, attempted_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select messages.id, businesses.id, messages.appointment_id, messages.kind, messages.state, messages.to_number,
    line.e164, line.messaging_profile_id, businesses.name, businesses.status, businesses.phone, businesses.time_zone,
    businesses.language, coalesce(appointments.is_test, businesses.is_test),
    coalesce(registrations.state = 'approved', false),
    exists (select from public.opt_outs
      where opt_outs.business_id = businesses.id and opt_outs.number = messages.to_number),
    not exists (select from public.messages earlier where earlier.business_id = businesses.id
      and earlier.to_number = messages.to_number and earlier.direction = 'outbound'
      and earlier.state in ('sending', 'sent', 'delivered') and earlier.id <> messages.id),
    messages.created_at, coalesce(appointments.source in ('call', 'text'), true),
    (select count(*)::int from public.messages recent where recent.business_id = businesses.id
      and recent.to_number = messages.to_number and recent.direction = 'outbound'
      and recent.sent_at > p_now - interval '1 hour'),
    (select count(*)::int from public.messages recent where recent.business_id = businesses.id
      and recent.direction = 'outbound' and recent.sent_at > p_now - interval '1 day'),
    messages.body, messages.send_attempt, messages.attempted_at
  from public.messages
  join public.businesses on businesses.id = messages.business_id
  left join public.appointments on appointments.id = messages.appointment_id
  left join public.messaging_registrations registrations on registrations.business_id = businesses.id
  left join lateral (select phone_numbers.e164, phone_numbers.messaging_profile_id from public.phone_numbers
    where phone_numbers.business_id = businesses.id and phone_numbers.is_active
    order by phone_numbers.created_at limit 1) line on true
  where messages.id = p_message_id and messages.direction = 'outbound';
$$;
grant execute on function app.load_text to app_system;
