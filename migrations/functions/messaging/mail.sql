/* Whether an address must not be mailed. Security definer: app_system holds no table rights. */
create or replace function app.is_suppressed(p_address text)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from public.email_suppressions where address = lower(trim(p_address)));
$$;
grant execute on function app.is_suppressed to app_system;

/*
 * Keeps addresses that bounced for good or complained from all further mail, tells the owners whose own address it is,
 * and closes the event. Returns how many were new. Security definer: app_system holds no table rights.
 */
create or replace function app.suppress_addresses(
  p_webhook_event_id uuid, p_addresses text[], p_reason text, p_detail text, p_now timestamptz
)
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_count int;
begin
  insert into public.email_suppressions (address, reason, detail, created_at)
  select distinct lower(trim(address)), p_reason, left(p_detail, 500), p_now from unnest(p_addresses) as address
  on conflict (address) do nothing;
  get diagnostics v_count = row_count;
  insert into public.notifications (business_id, key, kind, title, body, is_urgent, created_at)
  select id, 'email_suppressed:' || lower(email), 'email_suppressed', 'Your email address does not take our mail',
    'Mail to ' || email || ' came back. You see everything here; change the address in the settings.', true, p_now
  from public.businesses where lower(email) = any (select lower(trim(address)) from unnest(p_addresses) as address)
  on conflict on constraint notifications_key_once do nothing;
  perform app.finish_webhook(p_webhook_event_id, 'done', 'Suppressed ' || v_count || ' addresses.', p_now);
  return v_count;
end;
$$;
grant execute on function app.suppress_addresses to app_system;

/*
 * When a text about an appointment will not reach the customer, the same goes by email where an address is known, once;
 * and the owner is told why texts do not leave. Nothing for a number that opted out.
 */
create or replace function private.add_email_instead(p_message public.messages, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_reason text := coalesce(p_message.block_reason, p_message.error_code, 'failed');
  v_kind text := case p_message.kind when 'confirmation' then 'booked' when 'reschedule_notice' then 'rescheduled'
    when 'cancel_notice' then 'cancelled' end;
begin
  if p_message.state = 'blocked' and v_reason in ('messaging_not_approved', 'spend_limit', 'business_limit') then
    insert into public.notifications (business_id, key, kind, title, body, created_at)
    values (p_message.business_id, 'texts_held:' || v_reason || ':' || to_char(p_now at time zone 'UTC',
        case v_reason when 'messaging_not_approved' then '"once"' else 'YYYY-MM-DD' end), 'texts_held',
      case v_reason when 'messaging_not_approved' then 'Your texts wait for the carriers'' approval'
        else 'Today''s limit for texts is reached' end,
      'Confirmations go out by email meanwhile, where an address is known.', p_now)
    on conflict on constraint notifications_key_once do nothing;
  end if;
  if v_kind is null or p_message.state not in ('blocked', 'failed')
      or (p_message.state = 'blocked' and v_reason not in ('messaging_not_approved', 'no_number', 'foreign_number',
        'number_limit', 'business_limit', 'spend_limit', 'quiet_hours'))
      or not exists (select from public.appointments
        join public.customers on customers.id = appointments.customer_id and customers.email is not null
        where appointments.id = p_message.appointment_id) then
    return;
  end if;
  perform private.add_job(p_message.business_id, 'email_customer',
    'email_customer:' || v_kind || ':' || p_message.appointment_id || ':' || coalesce(p_message.appointment_revision, 1),
    jsonb_build_object('appointment_id', p_message.appointment_id, 'kind', v_kind), p_now);
end;
$$;

/*
 * The text that tells a customer how an appointment stands now: the confirmation of a new one, the notice of a move or a
 * cancellation. reason says why it did not reach them, once that is decided; takes_email whether a mail could stand for
 * it. No row when the customer is told nothing. Security definer: app_system holds no table rights.
 */
create or replace function app.find_notice(p_business_id uuid, p_appointment_id uuid)
returns table (message_id uuid, reason text, takes_email boolean)
language sql stable security definer set search_path = ''
as $$
  select messages.id,
    case when messages.state in ('blocked', 'failed') then coalesce(messages.block_reason, messages.error_code, messages.state) end,
    exists (select from public.customers
      where customers.id = appointments.customer_id and email is not null and not app.is_suppressed(email))
  from public.appointments
  join public.messages on messages.business_id = appointments.business_id
    and messages.appointment_id = appointments.id
    and messages.idempotency_key = messages.kind || ':' || appointments.id || ':' || appointments.revision
    and messages.kind in ('confirmation', 'reschedule_notice', 'cancel_notice')
  where appointments.business_id = p_business_id and appointments.id = p_appointment_id
  order by messages.created_at desc limit 1;
$$;
grant execute on function app.find_notice to app_system;
