/* How late the outbox is, and how many dead letters wait for staff. Security definer: app_system holds no table rights. */
create or replace function app.queue_health()
returns table (oldest_seconds int, dead int)
language sql stable security definer set search_path = ''
as $$
  select
    coalesce(extract(epoch from now() - (
      select run_at from public.jobs where state = 'queued' and run_at <= now() order by run_at limit 1))::int, 0),
    (select count(*)::int from public.jobs where state = 'dead');
$$;
grant execute on function app.queue_health to app_system;
