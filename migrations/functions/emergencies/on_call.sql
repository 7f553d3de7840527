/*
 * Who is alerted, in order: the ladder of the business, else the business's own phone. A line that we answer ourselves
 * is nobody: the receptionist would take its own alert.
 */
create or replace function private.on_call_ladder(p_business_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  with ladder as (
    select targets.id, targets.name, targets.phone, targets.position from public.escalation_targets targets
    where targets.business_id = p_business_id and targets.purpose = 'emergency'
      and not exists (select from public.phone_numbers where e164 = targets.phone)
  ), people as (
    select * from ladder
    union all
    select null, businesses.name, businesses.phone, 1 from public.businesses
    where businesses.id = p_business_id and businesses.phone ~ '^\+[1-9]\d{6,14}$'
      and not exists (select from public.phone_numbers where e164 = businesses.phone)
      and not exists (select from ladder)
  )
  select coalesce(jsonb_agg(jsonb_build_object('target_id', id, 'name', name, 'phone', phone) order by position), '[]')
  from people;
$$;

/*
 * What a report is judged by: the trade, and the kinds that the receptionist handles like ordinary work, in the version
 * that the call began with, else in the live one. No row when there is no such business. Security definer: no table rights.
 */
create or replace function app.load_triage(p_business_id uuid, p_call_id uuid)
returns table (trade text, emergencies_off jsonb)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query select businesses.trade, private.receptionist_content(businesses.id,
    case when calls.id is null then private.live_version_id(businesses.id) else calls.receptionist_version_id end)
    -> 'emergenciesOff'
  from public.businesses
  left join public.calls on calls.id = p_call_id and calls.business_id = businesses.id
  where businesses.id = p_business_id;
end;
$$;
grant execute on function app.load_triage to app_system;

/* An emergency with all that is said of it, and everybody who was alerted so far. */
create or replace function private.describe_emergency(p_emergency public.emergencies)
returns jsonb
language sql stable set search_path = ''
as $$
  select to_jsonb(p_emergency) || jsonb_build_object(
    'business_name', businesses.name, 'language', businesses.language,
    'line_number', (select e164 from public.phone_numbers
      where business_id = businesses.id and is_active order by created_at limit 1),
    'alerts', (select coalesce(jsonb_agg(jsonb_build_object('id', alerts.id, 'step', alerts.step,
        'channel', alerts.channel, 'name', alerts.name, 'phone', alerts.phone, 'state', alerts.state,
        'provider_id', alerts.provider_id, 'created_at', alerts.created_at) order by alerts.step, alerts.channel), '[]')
      from public.emergency_alerts alerts where alerts.emergency_id = p_emergency.id))
  from public.businesses where businesses.id = p_emergency.business_id;
$$;

/* An emergency with all that is said of it. Security definer: app_system holds no table rights. */
create or replace function app.load_emergency(p_business_id uuid, p_emergency_id uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select private.describe_emergency(emergencies) from public.emergencies
  where id = p_emergency_id and business_id = p_business_id;
$$;
grant execute on function app.load_emergency to app_system;

/* Tells the owner of an emergency, once a stage; p_is_mailed: by mail as well. */
create or replace function private.notify_of_emergency(
  p_emergency public.emergencies, p_stage text, p_kind text, p_title text, p_body text, p_is_mailed boolean,
  p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into public.notifications (business_id, key, kind, title, body, call_id, is_urgent, created_at)
  values (p_emergency.business_id, 'emergency:' || p_emergency.id || ':' || p_stage, p_kind, p_title, p_body,
    p_emergency.call_id, p_kind = 'message' and not p_emergency.is_drill, p_now)
  on conflict on constraint notifications_key_once do nothing
  returning id into v_id;
  if v_id is not null and p_is_mailed then
    perform private.add_job(p_emergency.business_id, 'email_owner', 'email_owner:message:' || v_id,
      jsonb_build_object('notification_id', v_id, 'kind', 'message'), p_now, 2);
  end if;
end;
$$;

/* Writes a step of an emergency into the audit; whoever is not named is the system. */
create or replace function private.audit_emergency(
  p_emergency public.emergencies, p_action text, p_actor_kind text, p_actor_id text, p_now timestamptz
)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, cause_id,
    occurred_at)
  values (p_emergency.business_id, coalesce(p_actor_kind, 'system'), p_actor_id, p_action, 'emergency', p_emergency.id::text,
    jsonb_build_object('kind', p_emergency.kind, 'state', p_emergency.state), p_emergency.call_id::text, p_now);
$$;
