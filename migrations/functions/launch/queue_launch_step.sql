/* Queues one more run of a step; each has a key of its own. */
create or replace function private.queue_launch_step(p_business_id uuid, p_launch_step text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_queued int;
begin
  update public.launch_steps set queued = queued + 1
  where business_id = p_business_id and step = p_launch_step returning queued into v_queued;
  perform private.add_job(p_business_id, 'launch_step', format('launch:%s:%s:%s', p_business_id, p_launch_step, v_queued),
    jsonb_build_object('step', p_launch_step), p_now);
end;
$$;
