/*
 * Writes how an attempt ended and, when it is done, queues the next step in the same transaction. A step that is done
 * stays so. Linking makes the business active: its number rings from then on, and the first call may book. When a step
 * fails its owners are told; when linking does no owner can cure it, and staff are alerted. Returns the state that
 * stands. Security definer: app_system holds no table rights.
 */
create or replace function app.settle_launch_step(
  p_business_id uuid, p_launch_step text, p_launch_state text, p_reason text, p_advice text, p_provider_ids jsonb,
  p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_step public.launch_steps;
  v_next text;
begin
  perform 1 from public.launches where business_id = p_business_id for update;
  select * into v_step from public.launch_steps where business_id = p_business_id and step = p_launch_step;
  if not found then
    return 'unknown';
  elsif v_step.state in ('done', 'skipped') then
    return v_step.state;
  end if;
  update public.launch_steps
  set state = p_launch_state, reason = p_reason, advice = p_advice,
    provider_ids = provider_ids || coalesce(p_provider_ids, '{}'), started_at = coalesce(started_at, p_now),
    finished_at = case when p_launch_state in ('done', 'skipped', 'failed') then p_now end
  where business_id = p_business_id and step = p_launch_step;
  update public.launches set state = case when p_launch_state = 'failed' then 'failed' else 'running' end
  where business_id = p_business_id and state <> 'live';
  if p_launch_state = 'failed' then
    perform private.tell_of_failed_launch(v_step, p_reason, p_advice, p_now);
  end if;
  if p_launch_state = 'failed' and p_launch_step = 'linking' then
    perform private.record_incident('numbers_not_linked', p_business_id::text,
      jsonb_build_object('business_id', p_business_id, 'reason', p_reason, 'routes', p_provider_ids), p_now);
  end if;
  if p_launch_state in ('done', 'skipped') then
    if p_launch_step = 'linking' then
      update public.businesses set status = 'active' where id = p_business_id and status = 'onboarding';
    end if;
    select step into v_next from public.launch_steps
    where business_id = p_business_id and position > v_step.position and state not in ('done', 'skipped')
    order by position limit 1;
    if found then
      perform private.queue_launch_step(p_business_id, v_next, p_now);
    else
      perform private.finish_launch(p_business_id, p_now);
    end if;
  end if;
  return p_launch_state;
end;
$$;
grant execute on function app.settle_launch_step to app_system;
