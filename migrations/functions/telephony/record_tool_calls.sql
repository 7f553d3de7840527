/*
 * Notes tool calls with arguments and results, each once per call and key, also when p_rows itself repeats one. p_rows:
 * [{business_id, call_id, event_key, tool_name, args, result, outcome, duration_ms, occurred_at}].
 * Security definer: app_system holds no table rights.
 */
create or replace function app.record_tool_calls(p_rows jsonb)
returns int
language sql volatile security definer set search_path = ''
as $$
  with added as (
    insert into public.call_events (business_id, call_id, event_key, kind, occurred_at, tool_name, args, result,
      outcome, duration_ms)
    select distinct on (calls.id, noted.event_key) calls.business_id, calls.id, noted.event_key, 'tool_call',
      noted.occurred_at, noted.tool_name, noted.args, noted.result, noted.outcome, noted.duration_ms
    from jsonb_to_recordset(p_rows) as noted (business_id uuid, call_id uuid, event_key text, tool_name text,
      args jsonb, result jsonb, outcome text, duration_ms int, occurred_at timestamptz)
    join public.calls on calls.id = noted.call_id and calls.business_id = noted.business_id
    order by calls.id, noted.event_key, noted.occurred_at
    on conflict on constraint call_events_once do update set
      result = excluded.result, outcome = excluded.outcome, duration_ms = excluded.duration_ms
    where call_events.duration_ms is null
    returning 1
  )
  select count(*)::int from added;
$$;
grant execute on function app.record_tool_calls to app_system;
