/*
 * Holds the number that an owner chose for half an hour. Outcomes: reserved, taken (somebody else has or holds it),
 * already_bought (or on order, when another would be a second one). Security definer: app_system holds no table rights.
 */
create or replace function app.reserve_number(
  p_business_id uuid, p_choice text, p_e164 text, p_forward_from text, p_carrier text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform 1 from public.businesses where id = p_business_id for update;
  if exists (select from public.phone_numbers where business_id = p_business_id)
      or exists (select from public.launch_steps where business_id = p_business_id and step = 'number' and state = 'running')
      or exists (select from public.number_reservations where business_id = p_business_id and order_id is not null
        and e164 is distinct from p_e164) then
    return 'already_bought';
  elsif exists (select from public.phone_numbers where e164 = p_e164)
      or exists (select from public.phone_pool where e164 = p_e164) then
    return 'taken';
  end if;
  /* A hold that ran out falls, unless its owner is launching: then the number may be on order. */
  delete from public.number_reservations
  where e164 = p_e164 and business_id <> p_business_id and held_until < p_now and bought_at is null
    and not exists (select from public.launches where launches.business_id = number_reservations.business_id);
  insert into public.number_reservations (business_id, choice, e164, forward_from, carrier, held_until)
  values (p_business_id, p_choice, p_e164, p_forward_from, p_carrier, p_now + interval '30 minutes')
  on conflict (business_id) do update
  set choice = p_choice, e164 = p_e164, forward_from = p_forward_from, carrier = p_carrier,
    order_id = case when number_reservations.e164 is not distinct from p_e164 then number_reservations.order_id end,
    held_until = excluded.held_until;
  return 'reserved';
exception
  when unique_violation then
    return 'taken';
end;
$$;
grant execute on function app.reserve_number to app_system;

/*
 * Gives the business a free toll-free number of the pool, or the one that it has. No row when none is free.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.take_pool_number(p_business_id uuid, p_now timestamptz)
returns table (e164 text, number_id text)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform 1 from public.businesses where id = p_business_id for update;
  if not exists (select from public.phone_pool where business_id = p_business_id) then
    update public.phone_pool set state = 'assigned', business_id = p_business_id, assigned_at = p_now
    where phone_pool.e164 = (select free.e164 from public.phone_pool free where free.state = 'free'
      order by free.created_at, free.e164 limit 1 for update skip locked);
  end if;
  return query select pool.e164, pool.telnyx_number_id from public.phone_pool pool where pool.business_id = p_business_id;
end;
$$;
grant execute on function app.take_pool_number to app_system;

/* Keeps the carrier's order as soon as it is known. Security definer: app_system holds no table rights. */
create or replace function app.keep_number_order(p_business_id uuid, p_order_id text)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.number_reservations set order_id = p_order_id where business_id = p_business_id;
$$;
grant execute on function app.keep_number_order to app_system;

/*
 * Writes the number that the business has now, once. Refused while the plan is neither paid nor on trial. Outcomes:
 * kept, taken, not_paid. Security definer: app_system holds no table rights.
 */
create or replace function app.keep_number(
  p_business_id uuid, p_e164 text, p_number_kind text, p_number_id text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not exists (select from public.subscriptions where business_id = p_business_id and status in ('active', 'trialing')) then
    return 'not_paid';
  end if;
  insert into public.phone_numbers (business_id, e164, kind, telnyx_number_id, created_at)
  values (p_business_id, p_e164, p_number_kind, p_number_id, p_now) on conflict (e164) do nothing;
  update public.number_reservations set bought_at = coalesce(bought_at, p_now) where business_id = p_business_id;
  return case when exists (select from public.phone_numbers where business_id = p_business_id and e164 = p_e164)
    then 'kept' else 'taken' end;
end;
$$;
grant execute on function app.keep_number to app_system;

/*
 * Writes the messaging profile of a business on its numbers, and the registration row that belongs to it.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.keep_messaging_profile(p_business_id uuid, p_profile_id text)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_kind text;
begin
  update public.phone_numbers set messaging_profile_id = p_profile_id where business_id = p_business_id
  returning case kind when 'toll_free' then 'toll_free' else '10dlc' end into v_kind;
  insert into public.messaging_registrations (business_id, kind) values (p_business_id, coalesce(v_kind, '10dlc'))
  on conflict (business_id) do update set kind = excluded.kind where messaging_registrations.state = 'not_started';
end;
$$;
grant execute on function app.keep_messaging_profile to app_system;

/* Keeps the payment account of a business, once, and the plan it wants. Security definer: no table rights. */
create or replace function app.keep_customer(p_business_id uuid, p_plan_id text, p_account_id text)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not exists (select from public.plans where id = p_plan_id and is_offered) then
    return 'unknown_plan';
  end if;
  insert into public.subscriptions (business_id, plan_id, stripe_customer_id)
  values (p_business_id, p_plan_id, p_account_id)
  on conflict (business_id) do update
  set plan_id = case when subscriptions.status in ('incomplete', 'canceled') then p_plan_id else subscriptions.plan_id end,
    stripe_customer_id = coalesce(subscriptions.stripe_customer_id, p_account_id);
  return 'kept';
end;
$$;
grant execute on function app.keep_customer to app_system;

/* Opens a window of three minutes for the owner's own call. Security definer: app_system holds no table rights. */
create or replace function app.start_forwarding_test(p_business_id uuid, p_caller_number text, p_now timestamptz)
returns uuid
language sql volatile security definer set search_path = ''
as $$
  insert into public.forwarding_tests (business_id, from_number, started_at, expires_at)
  values (p_business_id, p_caller_number, p_now, p_now + interval '3 minutes') returning id;
$$;
grant execute on function app.start_forwarding_test to app_system;
