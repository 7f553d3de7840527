/*
 * A member asks the receptionist to ring a phone: the row of the call, marked as a test, and the job that dials, together.
 * A press that comes again finds its first call. Outcomes: started, known, busy (another one has not ended), own_line (a
 * number that is answered here), not_ready (no line, or no agent that could call), forbidden. Security definer:
 * app_system holds no table rights.
 */
create or replace function app.start_phone_test(
  p_business_id uuid, p_member_id uuid, p_press_id uuid, p_phone text, p_now timestamptz
)
returns table (outcome text, call_id uuid)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_receptionist public.receptionists;
  v_line text;
  v_id uuid;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return query select 'forbidden'::text, null::uuid;
    return;
  end if;
  select * into v_receptionist from public.receptionists where business_id = p_business_id for update;
  select phone_numbers.e164 into v_line from public.phone_numbers
  where phone_numbers.business_id = p_business_id and is_active order by phone_numbers.created_at limit 1;
  select tests.call_id into v_id from public.phone_tests tests
  where tests.business_id = p_business_id and press_id = p_press_id;
  if found then
    return query select 'known'::text, v_id;
  elsif v_line is null or v_receptionist.retell_agent_id is null or v_receptionist.engine <> 'retell' then
    return query select 'not_ready'::text, null::uuid;
  elsif exists (select from public.phone_numbers where e164 = p_phone and is_active) then
    return query select 'own_line'::text, null::uuid;
  elsif exists (select from public.phone_tests tests join public.calls on calls.id = tests.call_id
    where tests.business_id = p_business_id and calls.status <> 'ended'
      and tests.created_at > p_now - interval '3 minutes') then
    return query select 'busy'::text, null::uuid;
  else
    insert into public.calls (business_id, engine, line_number, caller_number, status, direction, started_at, is_test,
      receptionist_version_id)
    values (p_business_id, 'retell', v_line, p_phone, 'ringing', 'outbound', p_now, true,
      private.live_version_id(p_business_id))
    returning calls.id into v_id;
    insert into public.phone_tests (call_id, business_id, member_id, press_id, created_at)
    values (v_id, p_business_id, p_member_id, p_press_id, p_now);
    perform private.add_job(p_business_id, 'ring_member', 'ring_member:' || v_id,
      jsonb_build_object('call_id', v_id), p_now, 1);
    insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, occurred_at)
    values (p_business_id, 'member', p_member_id::text, 'phone_test.started', 'call', v_id::text,
      jsonb_build_object('phone_ends_in', right(p_phone, 4)), p_now);
    return query select 'started'::text, v_id;
  end if;
end;
$$;
grant execute on function app.start_phone_test to app_system;

/*
 * What is dialled and what the receptionist must know, as app.open_inbound_call has it but for a stranger who has no
 * phone to be put through to. Null without such a test. Security definer: app_system holds no table rights.
 */
create or replace function app.load_phone_test(p_business_id uuid, p_call_id uuid, p_now timestamptz)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select private.describe_business(p_business_id, p_now, calls.receptionist_version_id) || jsonb_build_object(
    'outcome', 'found', 'call_id', calls.id, 'caller_name', null, 'caller_is_vip', false, 'caller_is_blocked', false,
    'caller_appointments', '[]'::jsonb, 'caller_past_visits', 0,
    'state', tests.state, 'asked_at', tests.created_at, 'to_number', calls.caller_number,
    'from_number', calls.line_number)
  from public.phone_tests tests join public.calls on calls.id = tests.call_id
  where tests.call_id = p_call_id and tests.business_id = p_business_id;
$$;
grant execute on function app.load_phone_test to app_system;

/*
 * Notes what became of dialling: placed (with the provider's id) or failed (with the reason; the call has ended). The
 * first answer stands. Security definer: app_system holds no table rights.
 */
create or replace function app.settle_phone_test(
  p_business_id uuid, p_call_id uuid, p_test_state text, p_provider_call_id text, p_reason text, p_now timestamptz
)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.phone_tests set state = p_test_state
  where call_id = p_call_id and business_id = p_business_id and state = 'queued';
  if not found then
    return;
  end if;
  update public.calls set
    provider_call_id = coalesce(provider_call_id, p_provider_call_id),
    status = case when p_test_state = 'failed' then 'ended' else status end,
    outcome = case when p_test_state = 'failed' then coalesce(outcome, 'failed') else outcome end,
    end_reason = coalesce(end_reason, p_reason),
    ended_at = case when p_test_state = 'failed' then coalesce(ended_at, p_now) else ended_at end
  where id = p_call_id and business_id = p_business_id;
end;
$$;
grant execute on function app.settle_phone_test to app_system;
