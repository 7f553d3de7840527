/*
 * Applies one provider event to its call and closes the event, together. In any order and any number of times the end
 * state is the same: fields are filled, never emptied; an ended call stays ended; turns and tool calls are kept once.
 * p_event: {kind, event_key, occurred_at, agent_id, line_number, caller_number, diverted_from, provider_call_id,
 * known_call_id, agent_version, started_at, ended_at, duration_seconds, end_reason, cost_cents, summary, sentiment, outcome,
 * recording_url, turns, tool_calls}. Outcomes: applied, unknown, mismatch. Security definer: no table rights.
 */
create or replace function app.apply_call_event(p_webhook_event_id uuid, p_engine text, p_event jsonb, p_now timestamptz)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_line record;
  v_call_id uuid;
begin
  select * into v_line from private.find_line(p_event ->> 'agent_id', p_event ->> 'line_number', p_now);
  if v_line.outcome <> 'found' then
    perform app.finish_webhook(p_webhook_event_id, 'ignored', 'No business has this line.', p_now);
    return v_line.outcome;
  end if;
  if exists (select from public.calls where engine = p_engine and provider_call_id = p_event ->> 'provider_call_id'
      and transcript_removed_at is not null) then
    perform app.finish_webhook(p_webhook_event_id, 'ignored', 'What was said on this call was removed.', p_now);
    return 'applied';
  end if;
  v_call_id := private.ensure_call(v_line.business_id, p_engine, p_event ->> 'provider_call_id',
    (p_event ->> 'known_call_id')::uuid, p_event ->> 'line_number', p_event ->> 'caller_number',
    coalesce((p_event ->> 'started_at')::timestamptz, (p_event ->> 'occurred_at')::timestamptz));
  perform private.store_conversation(v_line.business_id, v_call_id, p_event);
  perform private.store_call_facts(v_line.business_id, v_call_id, p_event, p_now);
  perform app.finish_webhook(p_webhook_event_id, 'done', 'Applied ' || (p_event ->> 'kind') || '.', p_now);
  return 'applied';
end;
$$;
grant execute on function app.apply_call_event to app_system;
