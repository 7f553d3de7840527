/*
 * Runs a step that failed or waits once more, or passes over the test call. Outcomes: queued, skipped, not_now (it is
 * done or at work), not_skippable, unknown. Security definer: app_system holds no table rights.
 */
create or replace function app.retry_launch_step(
  p_business_id uuid, p_launch_step text, p_is_skipped boolean, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_state text;
begin
  perform 1 from public.launches where business_id = p_business_id for update;
  select state into v_state from public.launch_steps
  where business_id = p_business_id and step = p_launch_step and started_at is not null;
  if not found then
    return 'unknown';
  elsif v_state not in ('failed', 'waiting') then
    return 'not_now';
  elsif p_is_skipped then
    if p_launch_step <> 'test_call' then
      return 'not_skippable';
    end if;
    perform app.settle_launch_step(p_business_id, p_launch_step, 'skipped', null, null, '{}', p_now);
    return 'skipped';
  end if;
  perform private.wake_launch_step(p_business_id, p_launch_step, p_now);
  return 'queued';
end;
$$;
grant execute on function app.retry_launch_step to app_system;
