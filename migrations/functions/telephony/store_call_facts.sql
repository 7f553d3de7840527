/*
 * Fills the facts of a call from an event, and adds what follows from its end: copying the recording, and telling the
 * owner of a missed or failed call. An outcome that our own functions decided (booked ...) is never overwritten.
 */
create or replace function private.store_call_facts(p_business_id uuid, p_call_id uuid, p_event jsonb, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_call public.calls;
begin
  update public.calls set
    status = case when p_event ->> 'kind' in ('call_ended', 'call_analyzed') or status = 'ended' then 'ended'
      else 'in_progress' end,
    line_number = coalesce(line_number, p_event ->> 'line_number'),
    caller_number = coalesce(caller_number, p_event ->> 'caller_number'),
    diverted_from = coalesce(diverted_from, p_event ->> 'diverted_from'),
    started_at = coalesce((p_event ->> 'started_at')::timestamptz, started_at),
    ended_at = coalesce((p_event ->> 'ended_at')::timestamptz, ended_at),
    duration_seconds = coalesce((p_event ->> 'duration_seconds')::int, duration_seconds),
    receptionist_version = coalesce((p_event ->> 'agent_version')::int, receptionist_version),
    end_reason = coalesce(p_event ->> 'end_reason', end_reason),
    cost_cents = coalesce((p_event ->> 'cost_cents')::numeric, cost_cents),
    summary = coalesce(p_event ->> 'summary', summary),
    sentiment = coalesce(p_event ->> 'sentiment', sentiment),
    outcome = coalesce(outcome, p_event ->> 'outcome'),
    analyzed_at = case when p_event ->> 'kind' = 'call_analyzed' then coalesce(analyzed_at, p_now) else analyzed_at end
  where id = p_call_id
  returning * into v_call;

  if p_event ->> 'recording_url' is not null then
    insert into public.recordings (call_id, business_id, source_url)
    values (p_call_id, p_business_id, p_event ->> 'recording_url')
    on conflict (call_id) do nothing;
    perform private.add_job(p_business_id, 'copy_recording', 'copy_recording:' || p_call_id,
      jsonb_build_object('call_id', p_call_id), p_now, 4);
  end if;
  if v_call.status = 'ended' and v_call.outcome in ('missed', 'failed') and v_call.direction = 'inbound' then
    insert into public.notifications (business_id, key, kind, title, body, call_id, created_at)
    values (p_business_id, 'missed:' || p_call_id, v_call.outcome,
      case v_call.outcome when 'missed' then 'Missed a call from ' else 'Could not complete a call from ' end
        || coalesce(v_call.caller_number, 'a withheld number'), null, p_call_id, p_now)
    on conflict on constraint notifications_key_once do nothing;
  end if;
end;
$$;
