/*
 * Keeps one event of a call that we lead, and gives the call to whoever asks when nobody has it. The call is found by
 * its provider's id, else made for the line. p_event: {kind, at, ...} as lib/domain/calls/leg-event.ts has it. Outcomes:
 * yours (with state and every event not heard yet), busy (the holder will hear it), repeat, unknown_call (no such call
 * and no line), unknown and mismatch (of the line). The conversation's row is locked first, so that no event slips in
 * between the holder's last look and the end of its lease. Security definer: app_system holds no table rights.
 */
create or replace function app.hear_call_event(
  p_engine text, p_provider_call_id text, p_line_number text, p_caller_number text, p_event_key text, p_event jsonb,
  p_lease_token uuid, p_lease_seconds int, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_line record;
  v_call public.calls;
  v_held public.call_conversations;
begin
  select * into v_call from public.calls where engine = p_engine and provider_call_id = p_provider_call_id;
  if not found then
    if p_line_number is null then
      return jsonb_build_object('outcome', 'unknown_call');
    end if;
    select * into v_line from private.find_line(null, p_line_number, p_now);
    if v_line.outcome <> 'found' then
      return jsonb_build_object('outcome', v_line.outcome);
    end if;
    v_call := private.open_engine_call(v_line.business_id, p_engine, p_provider_call_id, p_line_number,
      p_caller_number, p_event ->> 'divertedFrom', (p_event ->> 'at')::timestamptz);
  end if;
  insert into public.call_conversations (call_id, business_id) values (v_call.id, v_call.business_id)
  on conflict (call_id) do nothing;
  select * into v_held from public.call_conversations where call_id = v_call.id for update;
  insert into public.call_inbox (call_id, business_id, event_key, kind, event, occurred_at)
  values (v_call.id, v_call.business_id, p_event_key, p_event ->> 'kind', p_event, (p_event ->> 'at')::timestamptz)
  on conflict (call_id, event_key) do nothing;
  if exists (select from public.call_inbox
    where call_id = v_call.id and event_key = p_event_key and heard_at is not null) then
    return jsonb_build_object('outcome', 'repeat', 'call_id', v_call.id);
  end if;
  if v_held.leased_until > p_now then
    return jsonb_build_object('outcome', 'busy', 'call_id', v_call.id);
  end if;
  update public.call_conversations
  set lease_token = p_lease_token, leased_until = p_now + make_interval(secs => p_lease_seconds)
  where call_id = v_call.id;
  return jsonb_build_object('outcome', 'yours', 'call_id', v_call.id, 'business_id', v_call.business_id,
    'version', v_held.version, 'state', v_held.state, 'events', private.waiting_call_events(v_call.id),
    'opening', case when v_held.state is null then private.describe_engine_call(v_call, p_now) end);
end;
$$;
grant execute on function app.hear_call_event to app_system;

/* The events of a call that nobody has heard yet, oldest first. */
create or replace function private.waiting_call_events(p_call_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(event || jsonb_build_object('key', event_key) order by occurred_at, event_key), '[]')
  from public.call_inbox where call_id = p_call_id and heard_at is null;
$$;

/* The row of a call that rings at our own engine; the row of the first event when several come at once. */
create or replace function private.open_engine_call(
  p_business_id uuid, p_engine text, p_provider_call_id text, p_line_number text, p_caller_number text,
  p_diverted_from text, p_started_at timestamptz
)
returns public.calls
language plpgsql volatile set search_path = ''
as $$
declare
  v_call public.calls;
begin
  insert into public.calls (business_id, engine, provider_call_id, line_number, caller_number, diverted_from,
    customer_id, status, started_at, is_test, receptionist_version_id)
  select p_business_id, p_engine, p_provider_call_id, p_line_number, p_caller_number, p_diverted_from,
    (select customers.id from public.customers where customers.business_id = p_business_id and phone = p_caller_number),
    'ringing', p_started_at, businesses.is_test, private.live_version_id(businesses.id)
  from public.businesses where businesses.id = p_business_id
  on conflict on constraint calls_provider_call_once do nothing;
  select * into v_call from public.calls where engine = p_engine and provider_call_id = p_provider_call_id;
  perform private.tell_of_vip(v_call.id, customers, p_started_at)
  from public.customers where customers.id = v_call.customer_id;
  return v_call;
end;
$$;

/* What the receptionist must know at the start of a call that we lead, and how the business wants it answered. */
create or replace function private.describe_engine_call(p_call public.calls, p_now timestamptz)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_receptionist public.receptionists;
  v_customer public.customers;
begin
  select * into v_receptionist from public.receptionists where business_id = p_call.business_id;
  select * into v_customer from public.customers where id = p_call.customer_id;
  return private.describe_business(p_call.business_id, p_now, p_call.receptionist_version_id) || jsonb_build_object(
    'outcome', 'found', 'call_id', p_call.id,
    'engine', coalesce(v_receptionist.engine, 'retell'),
    'fallback_engine', coalesce(v_receptionist.fallback_engine, 'telnyx'),
    'caller_name', v_customer.name,
    'caller_is_vip', coalesce(v_customer.is_vip, false), 'caller_is_blocked', coalesce(v_customer.is_blocked, false),
    'caller_appointments', (select coalesce(jsonb_agg(jsonb_build_object(
        'starts_at', found.starts_at, 'service', found.service)), '[]')
      from app.find_appointments(p_call.business_id, p_call.caller_number, p_now) found),
    'caller_past_visits', (select count(*) from public.appointments
      where customer_id = v_customer.id and status = 'completed'));
end;
$$;
