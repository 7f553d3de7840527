/*
 * Queues the digest of every member whose hour has come on their business's own clock, once a local day; an hour that
 * a clock change skips counts as the one after it. Owners who chose nothing get it at seven. Returns how many.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.queue_digests(p_now timestamptz)
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_count int;
begin
  with due as (
    insert into public.digests (business_id, user_id, day, queued_at)
    select memberships.business_id, memberships.user_id, (p_now at time zone businesses.time_zone)::date, p_now
    from public.memberships
    join public.businesses on businesses.id = memberships.business_id
      and businesses.status in ('active', 'paused', 'past_due') and not businesses.is_test
    left join public.member_preferences as preferences
      on preferences.business_id = memberships.business_id and preferences.user_id = memberships.user_id
    where private.digest_hour(preferences, memberships.role) is not null
      and p_now >= ((p_now at time zone businesses.time_zone)::date
        + make_interval(hours => private.digest_hour(preferences, memberships.role)))
        at time zone businesses.time_zone
      /* A member who joins, or chooses an hour that has passed, hears tomorrow. */
      and greatest(memberships.created_at, preferences.updated_at) < ((p_now at time zone businesses.time_zone)::date
        + make_interval(hours => private.digest_hour(preferences, memberships.role)))
        at time zone businesses.time_zone
    on conflict on constraint digests_pkey do nothing
    returning business_id, user_id, day
  ), added as (
    insert into public.jobs (business_id, kind, key, payload, run_at, priority)
    select business_id, 'send_digest', 'digest:' || business_id || ':' || user_id || ':' || day,
      jsonb_build_object('user_id', user_id, 'day', day::text), p_now, 6
    from due
    on conflict (key) do nothing
    returning 1
  )
  select count(*) into v_count from added;
  return v_count;
end;
$$;
grant execute on function app.queue_digests to app_system;

/*
 * Who a digest goes to: null hour means that they want none any more. Security definer: app_system holds no table
 * rights, and addresses lie in auth.
 */
create or replace function app.load_digest_reader(p_business_id uuid, p_user_id uuid)
returns table (email text, business_name text, time_zone text, digest_hour int)
language sql stable security definer set search_path = ''
as $$
  select users.email, businesses.name, businesses.time_zone, private.digest_hour(preferences, memberships.role)
  from public.memberships
  join public.businesses on businesses.id = memberships.business_id
  join auth.users on users.id = memberships.user_id
  left join public.member_preferences as preferences
    on preferences.business_id = memberships.business_id and preferences.user_id = memberships.user_id
  where memberships.business_id = p_business_id and memberships.user_id = p_user_id;
$$;
grant execute on function app.load_digest_reader to app_system;

/*
 * Ends the digest of a member who followed the signed link of one. True when they are a member.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.stop_digest(p_business_id uuid, p_user_id uuid, p_now timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not private.has_role(p_business_id, p_user_id, array['owner', 'manager', 'viewer']) then
    return false;
  end if;
  insert into public.member_preferences (business_id, user_id, digest_hour, updated_at)
  values (p_business_id, p_user_id, -1, p_now)
  on conflict on constraint member_preferences_pkey do update set digest_hour = -1, updated_at = p_now;
  return true;
end;
$$;
grant execute on function app.stop_digest to app_system;
