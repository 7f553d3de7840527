/*
 * The first nine o'clock on a wall clock at or after an instant. No zone changes its clocks at nine, so that each day
 * has one.
 */
create or replace function private.next_nine(p_at timestamptz, p_time_zone text)
returns timestamptz
language sql stable set search_path = ''
as $$
  select min(nine) from (
    select ((p_at at time zone p_time_zone)::date + days + time '09:00') at time zone p_time_zone as nine
    from generate_series(0, 1) as days) nines
  where nine >= p_at;
$$;

/* One notice of an episode, with its job; a repeat adds nothing. True when it is new. */
create or replace function private.queue_dunning_notice(
  p_episode_id uuid, p_business_id uuid, p_notice text, p_now timestamptz
)
returns boolean
language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.dunning_notices (episode_id, notice, business_id, queued_at)
  values (p_episode_id, p_notice, p_business_id, p_now) on conflict do nothing;
  if not found then
    return false;
  end if;
  perform private.add_job(p_business_id, 'send_dunning_notice', 'dunning:' || p_episode_id || ':' || p_notice,
    jsonb_build_object('episode_id', p_episode_id, 'notice', p_notice), p_now, 4);
  return true;
end;
$$;

/*
 * What an unpaid plan makes due by time alone: the notices of day 3 and 7 (days of 24 hours, then the next nine o'clock
 * at the business; the later one alone when both are due), and the pause, two weeks after the beginning and a week after
 * the last notice had left. Run as often as one likes. Returns how many of each.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.sweep_dunning(p_now timestamptz)
returns table (notices int, pauses int)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  select count(*) filter (where private.queue_dunning_notice(due.id, due.business_id, due.notice, p_now))::int into notices
  from (
    select distinct on (episodes.id) episodes.id, episodes.business_id, days.notice
    from public.dunning_episodes episodes
    join public.businesses on businesses.id = episodes.business_id
    cross join (values ('day_3', interval '72 hours', 3), ('day_7', interval '168 hours', 7)) as days (notice, later, place)
    where episodes.ended_at is null and episodes.paused_at is null
      and private.next_nine(episodes.began_at + days.later, businesses.time_zone) <= p_now
    order by episodes.id, days.place desc) due
  where not exists (select from public.dunning_notices known where known.episode_id = due.id and known.notice = due.notice);
  select count(*) filter (where private.pause_service(episodes.id, p_now))::int into pauses
  from public.dunning_episodes episodes
  where ended_at is null and paused_at is null and warned_at is not null and pauses_at <= p_now;
  return next;
end;
$$;
grant execute on function app.sweep_dunning to app_system;

/*
 * Pauses the bookings of a business that was told in time. Where Stripe has ended the plan meanwhile, it is over. False
 * when there is nothing to pause: paid, or suspended by staff.
 */
create or replace function private.pause_service(p_episode_id uuid, p_now timestamptz)
returns boolean
language plpgsql volatile set search_path = ''
as $$
declare
  v_episode public.dunning_episodes;
  v_business public.businesses;
  v_status text;
begin
  /* Subscription, business, episode: whoever reads Stripe meanwhile takes the locks in this order. */
  select * into v_episode from public.dunning_episodes where id = p_episode_id;
  select status into v_status from public.subscriptions where business_id = v_episode.business_id for update;
  select * into v_business from public.businesses where id = v_episode.business_id for no key update;
  update public.dunning_episodes set paused_at = p_now where id = p_episode_id and ended_at is null and paused_at is null;
  if not found or v_business.status <> 'past_due' then
    return false;
  elsif v_status = 'canceled' then
    perform private.end_service(v_business, v_episode, p_now);
    return true;
  end if;
  update public.businesses set status = 'paused' where id = v_business.id;
  perform private.queue_dunning_notice(p_episode_id, v_business.id, 'paused', p_now);
  perform private.tell_of_service(v_business.id, 'service_paused:' || p_episode_id, 'service_paused',
    'Bookings are paused', 'The plan is unpaid. Callers can leave messages and emergencies are passed on. Pay to go on.', p_now);
  return true;
end;
$$;

/* What a notice is about, as it is now. No row without such an episode. Security definer: app_system holds no table rights. */
create or replace function app.load_dunning(p_business_id uuid, p_episode_id uuid, p_notice text)
returns table (business_name text, time_zone text, stripe_customer_id text, is_over boolean, is_sent boolean,
  began_at timestamptz, pauses_at timestamptz, monthly_cents int)
language sql stable security definer set search_path = ''
as $$
  select businesses.name, businesses.time_zone, subscriptions.stripe_customer_id, episodes.ended_at is not null,
    exists (select from public.dunning_notices notices where notices.episode_id = episodes.id
      and notices.notice = p_notice and notices.sent_at is not null),
    episodes.began_at, episodes.pauses_at, plans.monthly_cents
  from public.dunning_episodes episodes
  join public.businesses on businesses.id = episodes.business_id
  left join public.subscriptions on subscriptions.business_id = episodes.business_id
  left join public.plans on plans.id = subscriptions.plan_id
  where episodes.id = p_episode_id and episodes.business_id = p_business_id;
$$;
grant execute on function app.load_dunning to app_system;

/*
 * Notes that a notice left, once. The one of day 7 begins the last week, counted from the nine o'clock at which it was
 * due (it leaves some seconds later, by ten at the latest): no pause before its end. When no owner could be reached
 * (p_is_reached false), staff are told, and nothing pauses. Security definer: app_system holds no table rights.
 */
create or replace function app.settle_dunning_notice(
  p_business_id uuid, p_episode_id uuid, p_notice text, p_is_reached boolean, p_now timestamptz
)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not p_is_reached then
    perform private.record_incident('dunning_unreachable', p_episode_id::text,
      jsonb_build_object('business_id', p_business_id, 'notice', p_notice), p_now);
    return;
  end if;
  update public.dunning_notices set sent_at = p_now
  where episode_id = p_episode_id and notice = p_notice and business_id = p_business_id and sent_at is null;
  if found and p_notice = 'day_7' then
    update public.dunning_episodes episodes
    set warned_at = p_now,
      pauses_at = greatest(episodes.pauses_at, private.next_nine(
        (p_now at time zone businesses.time_zone + interval '7 days - 1 hour') at time zone businesses.time_zone,
        businesses.time_zone))
    from public.businesses
    where episodes.id = p_episode_id and businesses.id = episodes.business_id and episodes.business_id = p_business_id;
  end if;
end;
$$;
grant execute on function app.settle_dunning_notice to app_system;
