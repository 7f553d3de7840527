/*
 * Puts a leased job back with exponential back-off (2, 4, 8 ... seconds, an hour at most), or among the dead letters
 * when it cannot succeed or is out of attempts. p_retry_in_seconds overrides the back-off and, as waiting is no failure,
 * gives the attempts back: failures count in a row. Outcomes: queued, dead, lost_lease. Security definer: no table rights.
 */
create or replace function app.fail_job(
  p_job_id uuid, p_lease_token uuid, p_error text, p_is_retryable boolean, p_retry_in_seconds int, p_now timestamptz
)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
  v_job public.jobs;
  v_is_dead boolean;
begin
  select * into v_job from public.jobs where id = p_job_id and lease_token = p_lease_token for update;
  if not found then
    return 'lost_lease';
  end if;
  v_is_dead := p_retry_in_seconds is null and (not p_is_retryable or v_job.attempts >= v_job.attempts_max);
  update public.jobs
  set state = case when v_is_dead then 'dead' else 'queued' end,
    attempts = case when p_retry_in_seconds is null then attempts else 0 end,
    run_at = p_now + make_interval(secs => coalesce(p_retry_in_seconds, least(2 ^ least(v_job.attempts, 12), 3600)::int)),
    last_error = p_error,
    finished_at = case when v_is_dead then p_now end,
    lease_token = null,
    leased_until = null
  where id = p_job_id;
  if v_is_dead then
    perform private.note_dead_job(v_job, p_now);
  end if;
  return case when v_is_dead then 'dead' else 'queued' end;
end;
$$;
grant execute on function app.fail_job to app_system;
