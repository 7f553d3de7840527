/*
 * Gives an emergency to whoever was alerted and said yes first: it is theirs, the ladder ends, texts that have not left
 * stay, and a job stops the other calls and tells the others. Who comes later is too late. True for the first.
 */
create or replace function private.acknowledge_emergency(
  p_emergency public.emergencies, p_alert public.emergency_alerts, p_via text, p_now timestamptz
)
returns boolean
language plpgsql volatile set search_path = ''
as $$
declare
  v_emergency public.emergencies;
begin
  update public.emergencies set state = 'acknowledged', acknowledged_by = p_alert.target_id,
    acknowledged_name = p_alert.name, acknowledged_via = p_via, acknowledged_at = p_now
  where id = p_emergency.id and state in ('open', 'exhausted')
  returning * into v_emergency;
  -- Whoever has it may say so again, by the other way.
  update public.emergency_alerts
  set state = case when v_emergency.id is not null or exists (select from public.emergency_alerts others
        where others.emergency_id = p_emergency.id and others.phone = p_alert.phone and others.state = 'acknowledged')
      then 'acknowledged' else 'too_late' end,
    answered_at = coalesce(answered_at, p_now)
  where id = p_alert.id;
  if v_emergency.id is null then
    return false;
  end if;
  update public.messages set state = 'blocked', block_reason = 'outdated'
  where business_id = v_emergency.business_id and state = 'queued' and kind = 'owner_alert'
    and idempotency_key like 'owner_alert:emergency:' || v_emergency.id || ':step:%';
  perform private.add_job(v_emergency.business_id, 'tell_on_call', 'tell_on_call:' || v_emergency.id || ':taken',
    jsonb_build_object('emergency_id', v_emergency.id, 'about', 'taken'), p_now, 1);
  perform private.notify_of_emergency(v_emergency, 'taken', 'emergency_taken',
    case when v_emergency.is_drill then 'Drill: ' else '' end || p_alert.name || ' took the emergency',
    v_emergency.words, false, p_now);
  perform private.audit_emergency(v_emergency, 'emergency.acknowledged', 'system', p_alert.phone, p_now);
  return true;
end;
$$;

/*
 * Reads a text that may be somebody's yes to an alert: from a number that was alerted by the business whose line was
 * written to. Takes the newest emergency that still waits; for an hour after one was taken such a text is still an
 * answer to it, and no customer's. Everybody who was alerted is told who has it. Keeps the text and closes its event. Answers {outcome: taken, too_late or repeat, emergency_id}, or none when the text is no answer to
 * an alert, and then nothing is kept. Security definer: app_system holds no table rights.
 */
create or replace function app.acknowledge_by_text(
  p_webhook_event_id uuid, p_provider_message_id text, p_from_number text, p_to_number text, p_body text, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_alert public.emergency_alerts;
  v_emergency public.emergencies;
  v_is_new boolean;
  v_outcome text;
begin
  select alerts.* into v_alert from public.emergency_alerts alerts
  join public.emergencies on emergencies.id = alerts.emergency_id
  where alerts.business_id = (select business_id from public.phone_numbers where e164 = p_to_number and is_active)
    and alerts.phone = p_from_number and alerts.channel = 'sms' and emergencies.opened_at > p_now - interval '12 hours'
    and (emergencies.state in ('open', 'exhausted') or emergencies.acknowledged_at > p_now - interval '1 hour')
  order by emergencies.state in ('open', 'exhausted') desc, emergencies.opened_at desc, alerts.step desc limit 1;
  if not found then
    return jsonb_build_object('outcome', 'none');
  end if;
  select * into v_emergency from public.emergencies where id = v_alert.emergency_id for update;
  v_is_new := private.keep_answer(v_alert, p_provider_message_id, p_to_number, p_body, p_now);
  if v_is_new and v_alert.state not in ('acknowledged', 'too_late') then
    v_outcome := case when private.acknowledge_emergency(v_emergency, v_alert, 'reply', p_now)
      then 'taken' else 'too_late' end;
  end if;
  perform app.finish_webhook(p_webhook_event_id, 'done', 'An answer to an alert.', p_now);
  return jsonb_build_object('outcome', coalesce(v_outcome, 'repeat'), 'emergency_id', v_emergency.id);
end;
$$;
grant execute on function app.acknowledge_by_text to app_system;

/* Keeps the text of somebody on call, outside of customers' conversations. False when it was kept before. */
create or replace function private.keep_answer(
  p_alert public.emergency_alerts, p_provider_message_id text, p_to_number text, p_body text, p_now timestamptz
)
returns boolean
language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.messages (business_id, direction, kind, idempotency_key, from_number, to_number, body, state,
    provider_message_id, created_at, answered_at)
  values (p_alert.business_id, 'inbound', 'inbound', 'inbound:' || p_provider_message_id, p_alert.phone, p_to_number,
    p_body, 'received', p_provider_message_id, p_now, p_now)
  on conflict do nothing;
  return found;
end;
$$;

/*
 * Closes an emergency because a person says that it is dealt with; the ladder ends. Outcomes: closed, unchanged,
 * not_found. Security definer: app_system holds no table rights.
 */
create or replace function app.close_emergency(
  p_business_id uuid, p_emergency_id uuid, p_actor_kind text, p_actor_id text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.emergencies;
  v_emergency public.emergencies;
begin
  select * into v_before from public.emergencies
  where id = p_emergency_id and business_id = p_business_id for update;
  if not found then
    return 'not_found';
  elsif v_before.state = 'closed' then
    return 'unchanged';
  end if;
  update public.emergencies set state = 'closed', closed_at = p_now where id = p_emergency_id
  returning * into v_emergency;
  perform private.audit_emergency(v_emergency, 'emergency.closed', p_actor_kind, p_actor_id, p_now);
  if v_before.state <> 'acknowledged' then
    perform private.add_job(p_business_id, 'tell_on_call', 'tell_on_call:' || p_emergency_id || ':closed',
      jsonb_build_object('emergency_id', p_emergency_id, 'about', 'closed'), p_now, 1);
  end if;
  return 'closed';
end;
$$;
grant execute on function app.close_emergency to app_system;
