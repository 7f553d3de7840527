/*
 * The fee of a new appointment, with the decision and its reason. Billable is what a real caller booked; what the
 * business entered itself, tests, repeats for the same customer and service within a day, what the plan includes and
 * what is over its monthly cap is waived. A pending fee is charged by its own job, never in the caller's way.
 */
create or replace function private.add_fee(p_appointment public.appointments, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_plan public.plans;
  v_reason text;
  v_fee_id uuid := private.uuid_v7();
begin
  select plans.* into v_plan from public.subscriptions
  join public.plans on plans.id = subscriptions.plan_id
  where subscriptions.business_id = p_appointment.business_id
    and subscriptions.status in ('active', 'trialing', 'past_due', 'unpaid');
  v_reason := case
    when v_plan.id is null then 'no subscription'
    when p_appointment.is_test then 'test'
    when p_appointment.source not in ('call', 'text') then 'entered by the business'
    when private.is_repeat_booking(p_appointment) then 'same customer and service within a day'
    else private.plan_waiver(p_appointment.business_id, v_plan, p_now)
  end;
  insert into public.fees (id, business_id, appointment_id, call_id, amount_cents, state, reason, created_at)
  values (v_fee_id, p_appointment.business_id, p_appointment.id, p_appointment.call_id,
    coalesce(v_plan.booking_fee_cents, 0), case when v_reason is null then 'pending' else 'waived' end, v_reason, p_now);
  insert into public.fee_events (business_id, fee_id, to_state, reason, occurred_at)
  values (p_appointment.business_id, v_fee_id, case when v_reason is null then 'pending' else 'waived' end, v_reason, p_now);
  if v_reason is null then
    perform private.add_job(p_appointment.business_id, 'charge_fee', 'charge_fee:' || v_fee_id,
      jsonb_build_object('fee_id', v_fee_id), p_now, 6);
  end if;
end;
$$;

/* True when this customer already holds a confirmed appointment for the same service that was made within a day. */
create or replace function private.is_repeat_booking(p_appointment public.appointments)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.appointments other
    where other.customer_id = p_appointment.customer_id and other.service_id = p_appointment.service_id
      and other.id <> p_appointment.id and other.status = 'confirmed'
      and p_appointment.customer_phone is not null
      and other.created_at > p_appointment.created_at - interval '1 day');
$$;

/* Why the plan itself waives one more fee in the calendar month of p_now (UTC), or null. */
create or replace function private.plan_waiver(p_business_id uuid, p_plan public.plans, p_now timestamptz)
returns text
language sql stable set search_path = ''
as $$
  select case
    when count(*) filter (where state <> 'credited' and (state <> 'waived' or reason = 'included in the plan'))
      < p_plan.included_bookings then 'included in the plan'
    when coalesce(sum(amount_cents) filter (where state not in ('waived', 'credited')), 0) + p_plan.booking_fee_cents
      > p_plan.monthly_cap_cents then 'monthly cap reached'
  end
  from public.fees
  where business_id = p_business_id and created_at >= date_trunc('month', p_now, 'UTC');
$$;
