/*
 * Keeps where a call stands after some of its events were heard: state, turns, tool calls and facts, all together, and
 * closes those events in the provider's inbox. p_record: {turns, tool_calls} as store_conversation reads them, p_facts:
 * an event as store_call_facts reads it or null, p_wake_at: when to look at the call again although nothing happens.
 * Nothing heard gives the lease back.
 * Outcomes: saved (with the events that came meanwhile; the lease goes on when there are any), lost (somebody else has
 * the call; nothing was written). Security definer: app_system holds no table rights.
 */
create or replace function app.save_call_conversation(
  p_call_id uuid, p_lease_token uuid, p_lease_seconds int, p_state jsonb, p_heard text[], p_record jsonb, p_facts jsonb,
  p_wake_at timestamptz, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_held public.call_conversations;
  v_call public.calls;
  v_waiting jsonb;
  v_is_done boolean;
begin
  select * into v_held from public.call_conversations where call_id = p_call_id for update;
  if v_held.lease_token is distinct from p_lease_token then
    return jsonb_build_object('outcome', 'lost', 'events', '[]'::jsonb);
  end if;
  select * into v_call from public.calls where id = p_call_id;
  update public.call_inbox set heard_at = p_now
  where call_id = p_call_id and event_key = any (p_heard) and heard_at is null;
  insert into public.call_events (business_id, call_id, event_key, kind, occurred_at, detail)
  select business_id, call_id, event_key, kind, occurred_at,
    jsonb_strip_nulls(jsonb_build_object('end_reason', event ->> 'cause'))
  from public.call_inbox where call_id = p_call_id and event_key = any (p_heard)
  on conflict on constraint call_events_once do nothing;
  update public.webhook_events set state = 'done', result = 'Heard.', finished_at = p_now
  where provider = v_call.engine and event_id = any (p_heard) and state = 'received';
  perform private.store_engine_record(v_call.business_id, p_call_id, p_record, p_now);
  if p_facts is not null then
    -- What an end looked like before a late event is no decision: it gives way to what is known now.
    update public.calls set outcome = null
    where id = p_call_id and outcome in ('missed', 'abandoned', 'answered') and p_facts ->> 'outcome' is not null;
    perform private.store_call_facts(v_call.business_id, p_call_id, p_facts, p_now);
  end if;
  if p_wake_at is not null then
    perform private.add_job(v_call.business_id, 'wake_call', 'wake_call:' || p_call_id || ':' || p_wake_at,
      jsonb_build_object('engine', v_call.engine, 'provider_call_id', v_call.provider_call_id, 'at', p_wake_at),
      p_wake_at, 2);
  end if;
  v_waiting := private.waiting_call_events(p_call_id);
  v_is_done := v_waiting = '[]' or cardinality(p_heard) = 0;
  update public.call_conversations set state = p_state, version = version + 1, updated_at = p_now,
    lease_token = case when v_is_done then null else p_lease_token end,
    leased_until = case when v_is_done then null else p_now + make_interval(secs => p_lease_seconds) end
  where call_id = p_call_id;
  return jsonb_build_object('outcome', 'saved', 'events', v_waiting);
end;
$$;
grant execute on function app.save_call_conversation to app_system;

/* Turns and tool calls of a call that we lead, each once. Answers the number of rows that were new. */
create or replace function private.store_engine_record(
  p_business_id uuid, p_call_id uuid, p_record jsonb, p_now timestamptz
)
returns int
language sql volatile set search_path = ''
as $$
  with turns as (
    insert into public.call_turns (business_id, call_id, position, role, content, starts_at_seconds)
    select p_business_id, p_call_id, said.position, said.role, said.content, said.starts_at_seconds
    from jsonb_to_recordset(coalesce(p_record -> 'turns', '[]')) as said (position int, role text, content text,
      starts_at_seconds numeric)
    on conflict (call_id, position) do nothing
    returning 1
  ), tools as (
    insert into public.call_events (business_id, call_id, event_key, kind, occurred_at, tool_name, args, result, outcome,
      position, duration_ms)
    select p_business_id, p_call_id, made.event_key, 'tool_call', coalesce(made.occurred_at, p_now), made.tool_name,
      made.args, made.result, made.outcome, made.position, made.duration_ms
    from jsonb_to_recordset(coalesce(p_record -> 'tool_calls', '[]')) as made (event_key text, tool_name text, args jsonb,
      result jsonb, outcome text, position int, duration_ms int, occurred_at timestamptz)
    on conflict on constraint call_events_once do nothing
    returning 1
  )
  select ((select count(*) from turns) + (select count(*) from tools))::int;
$$;
