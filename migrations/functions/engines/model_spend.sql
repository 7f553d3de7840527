/*
 * Reserves what one request to a model may cost at most, before it is made; false when the business's cap of the day
 * would be passed. The day is the business's own; calls and tests (p_spend_purpose: call, test) have a cap each.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.reserve_model_spend(
  p_business_id uuid, p_spend_purpose text, p_micros bigint, p_cap_micros bigint, p_now timestamptz
)
returns boolean
language sql volatile security definer set search_path = ''
as $$
  with day as (
    select (p_now at time zone businesses.time_zone)::date as local
    from public.businesses where businesses.id = p_business_id
  ), reserved as (
    insert into public.model_spend as spend (business_id, day, purpose, reserved_micros, requests)
    select p_business_id, day.local, p_spend_purpose, p_micros, 1 from day where p_micros <= p_cap_micros
    on conflict (business_id, day, purpose) do update
    set reserved_micros = spend.reserved_micros + p_micros, requests = spend.requests + 1
    where spend.reserved_micros + spend.spent_micros + p_micros <= p_cap_micros
    returning 1
  )
  select exists (select from reserved);
$$;
grant execute on function app.reserve_model_spend to app_system;

/* Turns a reservation into what the request cost in the end. Security definer: app_system holds no table rights. */
create or replace function app.settle_model_spend(
  p_business_id uuid, p_spend_purpose text, p_reserved_micros bigint, p_spent_micros bigint, p_now timestamptz
)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.model_spend
  set reserved_micros = greatest(0, reserved_micros - p_reserved_micros), spent_micros = spent_micros + p_spent_micros
  from public.businesses
  where model_spend.business_id = p_business_id and model_spend.purpose = p_spend_purpose
    and businesses.id = p_business_id and model_spend.day = (p_now at time zone businesses.time_zone)::date;
$$;
grant execute on function app.settle_model_spend to app_system;
