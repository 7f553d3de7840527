/*
 * Closes a leased job with the sentence of what it did. False when the lease is no longer ours.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.finish_job(p_job_id uuid, p_lease_token uuid, p_result text, p_now timestamptz)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  update public.jobs
  set state = 'done', result = p_result, finished_at = p_now, lease_token = null, leased_until = null
  where id = p_job_id and lease_token = p_lease_token;
  return found;
end;
$$;
grant execute on function app.finish_job to app_system;
