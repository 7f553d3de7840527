/*
 * Counts one measurement of each probe ([{probe, is_up, ms}]), once a minute however often it comes.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.note_health(p_checks jsonb, p_now timestamptz)
returns void
language sql volatile security definer set search_path = ''
as $$
  insert into public.health_checks as kept (probe, day, up_count, down_count, total_ms, last_minute, last_is_up)
  select noted.probe, (p_now at time zone 'UTC')::date, noted.is_up::int, (not noted.is_up)::int, noted.ms,
    date_trunc('minute', p_now), noted.is_up
  from jsonb_to_recordset(p_checks) as noted (probe text, is_up boolean, ms int)
  on conflict (probe, day) do update
  set up_count = kept.up_count + excluded.up_count, down_count = kept.down_count + excluded.down_count,
    total_ms = kept.total_ms + excluded.total_ms, last_minute = excluded.last_minute, last_is_up = excluded.last_is_up
  where kept.last_minute < excluded.last_minute;
$$;
grant execute on function app.note_health to app_system;

/* What was measured on each day since p_from, the oldest first. Security definer: app_system holds no table rights. */
create or replace function app.list_health(p_from date)
returns table (probe text, day text, up_count int, down_count int, average_ms int, last_minute timestamptz, last_is_up boolean)
language sql stable security definer set search_path = ''
as $$
  select kept.probe, kept.day::text, kept.up_count, kept.down_count,
    (kept.total_ms / greatest(kept.up_count + kept.down_count, 1))::int, kept.last_minute, kept.last_is_up
  from public.health_checks kept where kept.day >= p_from order by kept.day, kept.probe;
$$;
grant execute on function app.list_health to app_system;
