/* Keeps the event itself and the turns and tool calls that it carries, each once. */
create or replace function private.store_conversation(p_business_id uuid, p_call_id uuid, p_event jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.call_events (business_id, call_id, event_key, kind, occurred_at, detail)
  values (p_business_id, p_call_id, p_event ->> 'event_key', p_event ->> 'kind',
    (p_event ->> 'occurred_at')::timestamptz, jsonb_strip_nulls(jsonb_build_object('end_reason', p_event ->> 'end_reason')))
  on conflict on constraint call_events_once do nothing;

  insert into public.call_turns (business_id, call_id, position, role, content, starts_at_seconds, words)
  select p_business_id, p_call_id, said.position, said.role, said.content, said.starts_at_seconds, said.words
  from jsonb_to_recordset(coalesce(p_event -> 'turns', '[]')) as said (position int, role text, content text,
    starts_at_seconds numeric, words jsonb)
  on conflict (call_id, position) do nothing;

  insert into public.call_events (business_id, call_id, event_key, kind, occurred_at, tool_name, args, result, outcome,
    position)
  select distinct on (made.event_key) p_business_id, p_call_id, made.event_key, 'tool_call', (p_event ->> 'occurred_at')::timestamptz,
    made.tool_name, made.args, made.result, made.outcome, made.position
  from jsonb_to_recordset(coalesce(p_event -> 'tool_calls', '[]')) as made (event_key text, tool_name text, args jsonb,
    result jsonb, outcome text, position int)
  order by made.event_key, made.position
  on conflict on constraint call_events_once do update set position = excluded.position
  where call_events.position is null;
end;
$$;
