/*
 * Learns what the carrier tells of one alert call, in any order and any number of times, and says what is to be done on
 * it now. p_event: {key, kind, at, control_id, digits, marker, cause}. A pressed 1 takes the emergency. Answers {outcome:
 * known or unknown, do: ask, thank, too_late, goodbye, hang_up or nothing, emergency, alert}. Each thing is told to be
 * done to one event only, and again when that same event comes again. Security definer: app_system holds no table rights.
 */
create or replace function app.hear_alert_event(p_alert_id uuid, p_event jsonb, p_now timestamptz)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_emergency public.emergencies;
  v_alert public.emergency_alerts;
  v_do text;
begin
  select emergencies.* into v_emergency from public.emergencies
  where id = (select emergency_id from public.emergency_alerts where id = p_alert_id and channel = 'call') for update;
  if not found then
    return jsonb_build_object('outcome', 'unknown', 'do', 'nothing');
  end if;
  v_alert := private.learn_of_alert(p_alert_id, p_event);
  if v_alert.pressed = '1' and v_alert.state not in ('acknowledged', 'too_late') then
    perform private.acknowledge_emergency(v_emergency, v_alert, 'key', p_now);
    select * into v_emergency from public.emergencies where id = v_emergency.id;
    select * into v_alert from public.emergency_alerts where id = p_alert_id;
  end if;
  v_do := private.next_on_alert(v_alert, v_emergency.state, p_event ->> 'marker' = 'end');
  if coalesce(v_alert.steps ->> v_do, p_event ->> 'key') <> p_event ->> 'key' then
    v_do := 'nothing';
  end if;
  update public.emergency_alerts set
    steps = case when v_do = 'nothing' then steps else steps || jsonb_build_object(v_do, p_event ->> 'key') end,
    state = case
      when state in ('acknowledged', 'too_late', 'stopped', 'failed') then state
      when ended_at is not null and v_emergency.state in ('acknowledged', 'closed') and pressed is null then 'stopped'
      when ended_at is not null then case when answered_at is null then 'no_answer' else 'not_taken' end
      when answered_at is not null then 'answered' else 'ringing' end
  where id = p_alert_id returning * into v_alert;
  return jsonb_build_object('outcome', 'known', 'do', v_do, 'emergency', private.describe_emergency(v_emergency),
    'alert', to_jsonb(v_alert));
end;
$$;
grant execute on function app.hear_alert_event to app_system;

/* What is known of an alert call after one more event: times keep the earliest, a 1 is never taken back. */
create or replace function private.learn_of_alert(p_alert_id uuid, p_event jsonb)
returns public.emergency_alerts
language plpgsql volatile set search_path = ''
as $$
declare
  v_alert public.emergency_alerts;
  v_kind text := p_event ->> 'kind';
  v_at timestamptz := p_event ->> 'at';
begin
  update public.emergency_alerts set
    provider_id = coalesce(provider_id, p_event ->> 'control_id'),
    answered_at = case when v_kind in ('answered', 'keys', 'no_key') then least(answered_at, v_at) else answered_at end,
    pressed = case when pressed = '1' or v_kind not in ('keys', 'no_key') then pressed
      when v_kind = 'no_key' then coalesce(pressed, '') else p_event ->> 'digits' end,
    ended_at = case when v_kind = 'ended' then least(ended_at, v_at) else ended_at end,
    reason = case when v_kind = 'ended' then coalesce(reason, p_event ->> 'cause') else reason end
  where id = p_alert_id
  returning * into v_alert;
  return v_alert;
end;
$$;

/* What an alert call needs now. It follows from what is known, never from the order in which it was told. */
create or replace function private.next_on_alert(
  p_alert public.emergency_alerts, p_emergency_state text, p_is_end_spoken boolean
)
returns text
language sql immutable set search_path = ''
as $$
  select case
    when p_alert.ended_at is not null or p_alert.provider_id is null then 'nothing'
    when p_is_end_spoken then 'hang_up'
    when p_alert.state = 'acknowledged' then 'thank'
    when p_alert.state = 'too_late' then 'too_late'
    when p_emergency_state in ('acknowledged', 'closed') then
      case when p_alert.answered_at is null then 'hang_up' else 'too_late' end
    when p_alert.pressed is not null then 'goodbye'
    when p_alert.answered_at is not null then 'ask'
    else 'nothing' end;
$$;
