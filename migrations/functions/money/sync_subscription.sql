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
declare
  v_business_id uuid;
begin
  update public.subscriptions
  set stripe_subscription_id = p_stripe_subscription_id, status = p_status, current_period_start = p_period_start,
    current_period_end = p_period_end, updated_at = p_now,
    past_due_since = case when p_status in ('past_due', 'unpaid') then coalesce(past_due_since, p_now) end
  where stripe_customer_id = p_stripe_customer_id returning business_id into v_business_id;
  if not found then
    return 'unknown';
  end if;
  /* A launch that waits for the plan goes on. */
  if p_status in ('active', 'trialing') then
    perform private.queue_launch_step(business_id, 'subscription', p_now) from public.launch_steps
    where business_id = v_business_id and step = 'subscription' and state in ('waiting', 'running') and started_at is not null;
  end if;
  return 'synced';
end;
$$;
grant execute on function app.sync_subscription to app_system;
