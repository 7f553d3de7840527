/* Everything that the steps of a launch go by. Security definer: app_system holds no table rights. */
create or replace function app.load_launch(p_business_id uuid)
returns table (business_name text, email text, plan jsonb, stripe_customer_id text, subscription_status text,
  choice text, e164 text, forward_from text, order_id text, number_kind text, number_id text,
  messaging_profile_id text, has_called boolean)
language sql stable security definer set search_path = ''
as $$
  select businesses.name, businesses.email, to_jsonb(plans), subscriptions.stripe_customer_id, subscriptions.status,
    reservations.choice, coalesce(numbers.e164, reservations.e164), reservations.forward_from, reservations.order_id,
    numbers.kind, numbers.telnyx_number_id, numbers.messaging_profile_id,
    exists (select from public.calls where calls.business_id = p_business_id
      and calls.line_number = coalesce(numbers.e164, reservations.e164))
  from public.businesses
  left join public.subscriptions on subscriptions.business_id = businesses.id
  left join public.plans on plans.id = subscriptions.plan_id
  left join public.number_reservations reservations on reservations.business_id = businesses.id
  left join lateral (select * from public.phone_numbers where phone_numbers.business_id = businesses.id
    and phone_numbers.is_active order by phone_numbers.created_at, phone_numbers.id limit 1) numbers on true
  where businesses.id = p_business_id;
$$;
grant execute on function app.load_launch to app_system;
