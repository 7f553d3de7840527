/*
 * Takes one step of the ladder: the rows of a call and a text to its person, and the job of the next step
 * p_wait_seconds later, together. A repeat finds the rows of the first. After two rounds the emergency is exhausted.
 * Answers {outcome: alert, over (somebody has it, or it was closed), exhausted, gone, emergency, person, call_alert_id,
 * call_state}. Security definer: app_system holds no table rights.
 */
create or replace function app.start_alert_step(
  p_business_id uuid, p_emergency_id uuid, p_step int, p_wait_seconds int, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_emergency public.emergencies;
  v_person jsonb;
  v_alert public.emergency_alerts;
begin
  select * into v_emergency from public.emergencies
  where id = p_emergency_id and business_id = p_business_id for update;
  if not found then
    return jsonb_build_object('outcome', 'gone');
  elsif v_emergency.state <> 'open' then
    return jsonb_build_object('outcome', 'over');
  elsif p_step >= 2 * jsonb_array_length(v_emergency.ladder) then
    perform private.exhaust_emergency(v_emergency, p_now);
    return jsonb_build_object('outcome', 'exhausted');
  end if;
  v_person := v_emergency.ladder -> (p_step % jsonb_array_length(v_emergency.ladder));
  insert into public.emergency_alerts (business_id, emergency_id, step, channel, target_id, name, phone, created_at)
  select p_business_id, p_emergency_id, p_step, channel,
    (select id from public.escalation_targets
      where id = (v_person ->> 'target_id')::uuid and business_id = p_business_id),
    v_person ->> 'name', v_person ->> 'phone', p_now
  from unnest(array['call', 'sms']) as channel
  on conflict on constraint emergency_alerts_step_once do nothing;
  perform private.add_job(p_business_id, 'alert_on_call', 'alert_on_call:' || p_emergency_id || ':' || (p_step + 1),
    jsonb_build_object('emergency_id', p_emergency_id, 'step', p_step + 1),
    p_now + make_interval(secs => p_wait_seconds), 1);
  select * into v_alert from public.emergency_alerts
  where emergency_id = p_emergency_id and step = p_step and channel = 'call';
  return jsonb_build_object('outcome', 'alert', 'emergency', private.describe_emergency(v_emergency),
    'person', v_person, 'call_alert_id', v_alert.id, 'call_state', v_alert.state, 'started_at', v_alert.created_at);
end;
$$;
grant execute on function app.start_alert_step to app_system;

/* Nobody took it in two rounds, or nobody is there to be alerted: the owner reads it, and staff are told. */
create or replace function private.exhaust_emergency(p_emergency public.emergencies, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_emergency public.emergencies;
  v_has_people boolean := jsonb_array_length(p_emergency.ladder) > 0;
begin
  update public.emergencies set state = 'exhausted', exhausted_at = p_now
  where id = p_emergency.id and state = 'open' returning * into v_emergency;
  if not found then
    return;
  end if;
  perform private.notify_of_emergency(v_emergency, 'exhausted', 'message',
    case when v_emergency.is_drill then 'Drill: ' else '' end
      || case when v_has_people then 'Nobody took the emergency' else 'Nobody is on call for an emergency' end,
    v_emergency.words || coalesce(e'\nCall back: ' || v_emergency.customer_number, '')
      || case when v_has_people then e'\nEverybody on the ladder was called and texted twice.'
        else e'\nThere is no number to alert. Please add who is on call.' end, true, p_now);
  perform private.audit_emergency(v_emergency, 'emergency.exhausted', null, null, p_now);
  if not v_emergency.is_drill then
    perform private.record_incident('emergency_unanswered', v_emergency.id::text,
      jsonb_build_object('business_id', v_emergency.business_id), p_now);
  end if;
end;
$$;

/*
 * Notes what became of dialling one alert call: ringing (with the carrier's handle) or failed (with the reason). What an
 * event of the call told meanwhile stays. Security definer: app_system holds no table rights.
 */
create or replace function app.settle_alert_call(
  p_business_id uuid, p_alert_id uuid, p_alert_state text, p_provider_id text, p_reason text, p_now timestamptz
)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.emergency_alerts set
    state = case when state = 'queued' then p_alert_state else state end,
    reason = coalesce(reason, p_reason),
    provider_id = coalesce(provider_id, p_provider_id),
    ended_at = case when p_alert_state = 'failed' then coalesce(ended_at, p_now) else ended_at end
  where id = p_alert_id and business_id = p_business_id and channel = 'call';
$$;
grant execute on function app.settle_alert_call to app_system;
