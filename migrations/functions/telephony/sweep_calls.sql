/*
 * Ends calls that no event has ended: never connected 15 minutes after ringing (missed), or longer than the longest
 * call can be (failed; the provider's record of it was lost). Security definer: app_system holds no table rights.
 */
create or replace function app.sweep_calls(p_now timestamptz)
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_count int;
begin
  update public.calls
  set status = 'ended', ended_at = p_now,
    outcome = coalesce(outcome, case status when 'ringing' then 'missed' else 'failed' end)
  where (status = 'ringing' and started_at < p_now - interval '15 minutes')
    or (status = 'in_progress' and started_at < p_now - interval '2 hours 15 minutes');
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;
grant execute on function app.sweep_calls to app_system;
