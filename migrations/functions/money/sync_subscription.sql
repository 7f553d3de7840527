/*
 * Writes what Stripe says of a subscription now. Found by the customer; unknown customers change nothing. Outcomes:
 * synced, unknown. Security definer: app_system holds no table rights.
 */
create or replace function app.sync_subscription(
  p_stripe_customer_id text, p_stripe_subscription_id text, p_status text, p_period_start timestamptz,
  p_period_end timestamptz, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.subscriptions
  set stripe_subscription_id = p_stripe_subscription_id, status = p_status, current_period_start = p_period_start,
    current_period_end = p_period_end, updated_at = p_now
  where stripe_customer_id = p_stripe_customer_id;
  return case when found then 'synced' else 'unknown' end;
end;
$$;
grant execute on function app.sync_subscription to app_system;
