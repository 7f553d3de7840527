/* Queues one more run of a step; each has a key of its own. One that is queued for later runs now instead. */
create or replace function private.queue_launch_step(p_business_id uuid, p_launch_step text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_key constant text := format('launch:%s:%s:', p_business_id, p_launch_step);
  v_queued int;
begin
  select queued into v_queued from public.launch_steps
  where business_id = p_business_id and step = p_launch_step for update;
  update public.jobs set run_at = least(run_at, p_now) where key = v_key || v_queued and state = 'queued';
  if not found then
    update public.launch_steps set queued = v_queued + 1 where business_id = p_business_id and step = p_launch_step;
    perform private.add_job(p_business_id, 'launch_step', v_key || (v_queued + 1),
      jsonb_build_object('step', p_launch_step), p_now);
  end if;
end;
$$;

/* Runs a step that failed or waits once more, from the beginning. The launch is locked by whoever calls. */
create or replace function private.wake_launch_step(p_business_id uuid, p_launch_step text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.launch_steps
  set state = 'waiting', reason = null, advice = null, started_at = p_now, finished_at = null
  where business_id = p_business_id and step = p_launch_step;
  update public.launches set state = 'running' where business_id = p_business_id and state = 'failed';
  perform private.queue_launch_step(p_business_id, p_launch_step, p_now);
end;
$$;
