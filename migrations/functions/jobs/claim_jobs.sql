/*
 * Leases up to p_limit due jobs. Attempts are counted here, not at the end, so that a job which kills its process
 * still runs out of attempts: then its expired lease makes it a dead letter. Any other lease that ran out is due again.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.claim_jobs(p_limit int, p_lease_seconds int, p_now timestamptz)
returns table (id uuid, business_id uuid, kind text, key text, payload jsonb, attempts int, attempts_max int,
  lease_token uuid, created_at timestamptz)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform private.bury_lost_jobs(p_now);
  return query
    update public.jobs
    set state = 'running',
      attempts = jobs.attempts + 1,
      lease_token = gen_random_uuid(),
      leased_until = p_now + make_interval(secs => p_lease_seconds)
    where jobs.id in (
      select due.id from public.jobs due
      where (due.state = 'queued' and due.run_at <= p_now)
        or (due.state = 'running' and due.leased_until <= p_now)
      order by due.priority, due.run_at, due.id
      limit p_limit
      for update skip locked
    )
    returning jobs.id, jobs.business_id, jobs.kind, jobs.key, jobs.payload, jobs.attempts, jobs.attempts_max,
      jobs.lease_token, jobs.created_at;
end;
$$;
grant execute on function app.claim_jobs to app_system;

/* Makes dead letters of jobs whose last attempt ended without a word: the process died under them. */
create or replace function private.bury_lost_jobs(p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  for v_job in
    select * from public.jobs
    where state = 'running' and leased_until <= p_now and attempts >= attempts_max
    for update skip locked
  loop
    update public.jobs
    set state = 'dead', finished_at = p_now, lease_token = null, leased_until = null,
      last_error = coalesce(last_error, 'the process ended under it')
    where id = v_job.id;
    perform private.note_dead_job(v_job, p_now);
  end loop;
end;
$$;

/*
 * What a dead letter brings about: staff are alerted, and a step of a launch or a reading that nothing runs any more has
 * failed.
 */
create or replace function private.note_dead_job(p_job public.jobs, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.record_incident('dead_job', p_job.kind,
    jsonb_build_object('job_id', p_job.id, 'business_id', p_job.business_id), p_now);
  if p_job.kind = 'launch_step' then
    perform private.bury_launch_step(p_job.business_id, p_job.payload ->> 'step', p_now);
  end if;
  perform private.give_up_reading(p_job, p_now);
end;
$$;
