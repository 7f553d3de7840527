/*
 * Writes what Stripe says of a subscription now, and what follows for the business. Found by the customer. p_now is when
 * the reading began: one that began before the reading that stands is refused, and so is the end of a subscription that
 * another has followed. p_is_lapsed: it ended because payments failed, not because somebody cancelled. p_plan_id null, or
 * no plan of ours: the plan stays. Outcomes: synced, outdated, unknown. Security definer: app_system holds no table rights.
 */
create or replace function app.sync_subscription(
  p_stripe_customer_id text, p_stripe_subscription_id text, p_status text, p_plan_id text, p_is_lapsed boolean,
  p_period_start timestamptz, p_period_end timestamptz, p_ends_at timestamptz, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.subscriptions;
begin
  select * into v_before from public.subscriptions where stripe_customer_id = p_stripe_customer_id for update;
  if not found then
    return 'unknown';
  elsif v_before.synced_at > p_now
      or (p_status in ('canceled', 'incomplete') and v_before.stripe_subscription_id <> p_stripe_subscription_id
        and v_before.status not in ('canceled', 'incomplete')) then
    return 'outdated';
  end if;
  update public.subscriptions
  set stripe_subscription_id = p_stripe_subscription_id, status = p_status, current_period_start = p_period_start,
    current_period_end = p_period_end, ends_at = p_ends_at, updated_at = p_now, synced_at = p_now,
    plan_id = coalesce((select plans.id from public.plans where plans.id = p_plan_id), plan_id),
    past_due_since = case when p_status in ('past_due', 'unpaid', 'paused') then coalesce(past_due_since, p_now) end
  where business_id = v_before.business_id;
  if p_plan_id <> v_before.plan_id and exists (select from public.plans where id = p_plan_id) then
    insert into public.audit_log (business_id, actor_kind, action, subject_kind, subject_id, before, after, occurred_at)
    values (v_before.business_id, 'system', 'subscription.plan_changed', 'subscription', v_before.business_id::text,
      jsonb_build_object('plan', v_before.plan_id), jsonb_build_object('plan', p_plan_id), p_now);
  end if;
  perform private.follow_subscription(v_before.business_id, p_status, p_is_lapsed, p_now);
  if p_status in ('active', 'trialing') then
    perform private.go_on_paid(v_before.business_id, p_now);
  end if;
  return 'synced';
end;
$$;
grant execute on function app.sync_subscription to app_system;

/* A launch that waits for the plan goes on, also one whose payment step has failed; one at work looks once more. */
create or replace function private.go_on_paid(p_business_id uuid, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_state text;
begin
  -- A launch further on is not locked: its steps lock the business after it, and here it is locked already.
  if not exists (select from public.launch_steps where business_id = p_business_id and step = 'subscription'
      and state in ('waiting', 'failed', 'running') and started_at is not null) then
    return;
  end if;
  perform 1 from public.launches where business_id = p_business_id for update;
  select state into v_state from public.launch_steps
  where business_id = p_business_id and step = 'subscription';
  if v_state in ('waiting', 'failed') then
    perform private.wake_launch_step(p_business_id, 'subscription', p_now);
  elsif v_state = 'running' then
    perform private.queue_launch_step(p_business_id, 'subscription', p_now);
  end if;
end;
$$;
