/*
 * Where the numbers of a business should ring now: its engine, or its fallback while that engine's provider is down.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.load_route(p_business_id uuid)
returns table (engine text, fallback_engine text, effective_engine text, numbers text[])
language sql stable security definer set search_path = ''
as $$
  select receptionists.engine, receptionists.fallback_engine,
    case when exists (select from public.provider_watch watch where watch.provider = receptionists.engine
      and (watch.down_since is not null or watch.is_forced_down))
      then receptionists.fallback_engine else receptionists.engine end,
    array(select phone_numbers.e164 from public.phone_numbers
      where phone_numbers.business_id = receptionists.business_id and phone_numbers.is_active
      order by phone_numbers.created_at)
  from public.receptionists where receptionists.business_id = p_business_id;
$$;
grant execute on function app.load_route to app_system;

/*
 * Counts one check of a voice provider. When that makes it down or up, the numbers of every business that uses it are
 * routed anew (one job each), and staff are told of an outage, in the same transaction. p_is_forced: staff say it is
 * down (true) or take that back (false); null for a check. Outcomes: down, up, unchanged.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.note_provider_check(
  p_provider text, p_is_up boolean, p_is_forced boolean, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.provider_watch;
  v_after public.provider_watch;
  v_was_down boolean;
  v_is_down boolean;
begin
  insert into public.provider_watch (provider) values (p_provider) on conflict (provider) do nothing;
  select * into v_before from public.provider_watch where provider = p_provider for update;
  update public.provider_watch as watch set
    is_forced_down = coalesce(p_is_forced, watch.is_forced_down),
    failures = case when p_is_up then 0 when p_is_up is null then watch.failures else watch.failures + 1 end,
    successes = case when p_is_up then watch.successes + 1 when p_is_up is null then watch.successes else 0 end,
    down_since = case when p_is_up and watch.successes + 1 >= 3 then null
      when p_is_up = false and watch.failures + 1 >= 2 then coalesce(watch.down_since, p_now) else watch.down_since end,
    checked_at = p_now
  where provider = p_provider returning * into v_after;
  v_was_down := v_before.down_since is not null or v_before.is_forced_down;
  v_is_down := v_after.down_since is not null or v_after.is_forced_down;
  if v_was_down = v_is_down then
    return 'unchanged';
  end if;
  perform private.add_job(receptionists.business_id, 'route_numbers',
    'route_numbers:' || receptionists.business_id || ':' || p_now, '{}'::jsonb, p_now, 1)
  from public.receptionists where receptionists.engine = p_provider;
  if v_is_down then
    perform private.record_incident('engine_down', p_provider, jsonb_build_object('provider', p_provider), p_now);
  end if;
  return case when v_is_down then 'down' else 'up' end;
end;
$$;
grant execute on function app.note_provider_check to app_system;

/*
 * True for one caller a minute and provider: several crons, and crons that come often, check a provider once.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.claim_provider_check(p_provider text, p_now timestamptz)
returns boolean
language sql volatile security definer set search_path = ''
as $$
  with claimed as (
    insert into public.provider_watch as watch (provider, checked_at) values (p_provider, p_now)
    on conflict (provider) do update set checked_at = p_now
    where watch.checked_at is null or watch.checked_at <= p_now - interval '50 seconds'
    returning 1
  )
  select exists (select from claimed);
$$;
grant execute on function app.claim_provider_check to app_system;
