/*
 * Notes that somebody's phone rings for a caller (ringing), or what came of it. What is settled stays settled, in any
 * order and any number of times. Without a position it is the next one, or that of the same phone. An answer makes
 * the call transferred, unless it had come to something already.
 * Outcomes: noted, unchanged, not_found. Security definer: app_system holds no table rights.
 */
create or replace function app.note_transfer_attempt(
  p_business_id uuid, p_call_id uuid, p_position int, p_phone text, p_attempt_state text, p_cause text, p_at timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_call_id uuid := private.own_call_id(p_business_id, p_call_id);
  v_position int := p_position;
  v_rows int;
begin
  if v_call_id is null then
    return 'not_found';
  end if;
  if v_position is null then
    -- Two events of one call may be heard at once.
    perform 1 from public.calls where id = v_call_id for no key update;
    select coalesce(max(position) filter (where phone = p_phone), max(position) + 1, 1) into v_position
    from public.transfer_attempts where call_id = v_call_id;
  end if;
  insert into public.transfer_attempts as attempts (business_id, call_id, position, name, phone, state, cause,
    started_at, settled_at)
  values (p_business_id, v_call_id, v_position,
    (select name from public.escalation_targets targets where targets.business_id = p_business_id
      and targets.purpose = 'transfer' and targets.phone = p_phone limit 1),
    p_phone, p_attempt_state, p_cause, p_at, case when p_attempt_state <> 'ringing' then p_at end)
  on conflict on constraint transfer_attempts_position_once do update
  set state = excluded.state, cause = excluded.cause, settled_at = excluded.settled_at
  where attempts.state = 'ringing' and excluded.state <> 'ringing';
  get diagnostics v_rows = row_count;
  if p_attempt_state = 'answered' then
    update public.calls set outcome = 'transferred'
    where id = v_call_id and (outcome is null or outcome in ('answered', 'abandoned', 'missed', 'message'));
  end if;
  return case v_rows when 0 then 'unchanged' else 'noted' end;
end;
$$;
grant execute on function app.note_transfer_attempt to app_system;
