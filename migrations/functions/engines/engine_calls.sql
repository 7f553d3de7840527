/*
 * Whose call a tool of the realtime engine works for, from the ids in its signed token. No row when the business has no
 * such call. Security definer: app_system holds no table rights.
 */
create or replace function app.load_engine_line(p_business_id uuid, p_call_id uuid)
returns table (business_id uuid, business_name text, time_zone text, language text, call_id uuid, caller_number text,
  status text, engine text, provider_call_id text, is_blocked boolean)
language sql stable security definer set search_path = ''
as $$
  select businesses.id, businesses.name, businesses.time_zone, businesses.language, calls.id, calls.caller_number,
    calls.status, calls.engine, calls.provider_call_id,
    exists (select from public.customers where customers.business_id = calls.business_id
      and customers.phone = calls.caller_number and customers.is_blocked)
  from public.calls join public.businesses on businesses.id = calls.business_id
  where calls.id = p_call_id and calls.business_id = p_business_id;
$$;
grant execute on function app.load_engine_line to app_system;

/*
 * Opens a call at an engine that leads it by itself but tells us nothing afterwards: the row, its provider's id, and the
 * wake-up after the longest call, in one round trip. Answers like app.open_inbound_call, with engine and fallback.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.open_realtime_call(
  p_line_number text, p_caller_number text, p_diverted_from text, p_provider_call_id text, p_wake_at timestamptz,
  p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_line record;
  v_call public.calls;
begin
  select * into v_line from private.find_line(null, p_line_number, p_now);
  if v_line.outcome <> 'found' then
    return jsonb_build_object('outcome', v_line.outcome);
  end if;
  v_call := private.open_engine_call(v_line.business_id, 'openai-realtime', p_provider_call_id, p_line_number,
    p_caller_number, p_diverted_from, p_now);
  perform private.add_job(v_call.business_id, 'wake_call', 'wake_call:' || v_call.id || ':end',
    jsonb_build_object('engine', 'openai-realtime', 'provider_call_id', p_provider_call_id, 'at', p_wake_at),
    p_wake_at, 2);
  return private.describe_engine_call(v_call, p_now);
end;
$$;
grant execute on function app.open_realtime_call to app_system;

/*
 * Notes what is known of an engine's call, or that it is over (p_facts as store_call_facts reads them). A call that has
 * ended stays as it ended. Security definer: app_system holds no table rights.
 */
create or replace function app.note_engine_call(p_engine text, p_provider_call_id text, p_facts jsonb, p_now timestamptz)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_call public.calls;
  v_facts jsonb := p_facts;
begin
  select * into v_call from public.calls
  where engine = p_engine and provider_call_id = p_provider_call_id for update;
  if not found then
    return 'unknown_call';
  end if;
  if v_call.status = 'ended' then
    return 'ended_already';
  end if;
  if p_facts ->> 'kind' = 'call_ended' then
    v_facts := p_facts || jsonb_build_object('outcome',
      coalesce(p_facts ->> 'outcome', private.outcome_of_tools(v_call.id)));
    update public.jobs set state = 'done', result = 'The call has ended.', finished_at = p_now
    where key = 'wake_call:' || v_call.id || ':end' and state = 'queued';
  end if;
  perform private.store_call_facts(v_call.business_id, v_call.id, v_facts, p_now);
  return 'noted';
end;
$$;
grant execute on function app.note_engine_call to app_system;

/* How a call ended as far as its tools show; lib/domain/calls/conversation-outcome.ts has the same order. */
create or replace function private.outcome_of_tools(p_call_id uuid)
returns text
language sql stable set search_path = ''
as $$
  select coalesce((
    select ranked.call_outcome from public.call_events
    cross join lateral (values (1, 'booked', 'booked'), (2, 'rescheduled', 'rescheduled'), (3, 'cancelled', 'cancelled'),
      (4, 'transferred', 'transferred'), (5, 'taken', 'message'), (6, 'out_of_area', 'out_of_area'),
      (7, 'no_slot', 'no_slot'), (8, call_events.outcome, 'answered'))
      as ranked (place, tool_outcome, call_outcome)
    where ranked.tool_outcome = call_events.outcome and call_events.call_id = p_call_id and call_events.kind = 'tool_call'
    order by ranked.place limit 1
  ), 'abandoned');
$$;
