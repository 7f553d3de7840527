/*
 * Counts an attempt before it is made; started_at: when the step began, or was woken last. Outcomes: begun, settled
 * (done or skipped), too_early (the step before it is not settled), unknown. Security definer: app_system holds no table
 * rights.
 */
create or replace function app.begin_launch_step(p_business_id uuid, p_launch_step text, p_now timestamptz)
returns table (outcome text, started_at timestamptz)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_step public.launch_steps;
begin
  perform 1 from public.launches where business_id = p_business_id for update;
  select * into v_step from public.launch_steps where business_id = p_business_id and step = p_launch_step;
  if not found then
    return query select 'unknown', p_now;
  elsif v_step.state in ('done', 'skipped') then
    return query select 'settled', p_now;
  elsif exists (select from public.launch_steps before where before.business_id = p_business_id
      and before.position < v_step.position and before.state not in ('done', 'skipped')) then
    return query select 'too_early', p_now;
  else
    return query update public.launch_steps
      set state = 'running', attempts = attempts + 1, started_at = coalesce(launch_steps.started_at, p_now)
      where business_id = p_business_id and step = p_launch_step
      returning 'begun'::text, launch_steps.started_at;
  end if;
end;
$$;
grant execute on function app.begin_launch_step to app_system;
