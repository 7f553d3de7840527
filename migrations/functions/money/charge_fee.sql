/* A fee with what Stripe needs to charge it. Security definer: app_system holds no table rights. */
create or replace function app.load_fee(p_fee_id uuid)
returns table (fee_id uuid, business_id uuid, appointment_id uuid, reference text, amount_cents int, state text,
  stripe_customer_id text, stripe_invoice_id text, pay_attempt int, created_at timestamptz, service text,
  starts_at timestamptz, time_zone text)
language sql stable security definer set search_path = ''
as $$
  select fees.id, fees.business_id, fees.appointment_id, appointments.reference, fees.amount_cents, fees.state,
    subscriptions.stripe_customer_id, fees.stripe_invoice_id, fees.pay_attempt, fees.created_at, services.name,
    appointments.starts_at, businesses.time_zone
  from public.fees
  join public.appointments on appointments.id = fees.appointment_id
  join public.services on services.id = appointments.service_id
  join public.businesses on businesses.id = fees.business_id
  left join public.subscriptions on subscriptions.business_id = fees.business_id
  where fees.id = p_fee_id;
$$;
grant execute on function app.load_fee to app_system;

/*
 * Moves a fee to another state and writes the event, with what the provider said. A paid fee goes only to credited or
 * disputed, a credited or waived one nowhere. Returns the state that stands. Security definer: no table rights.
 */
create or replace function app.settle_fee(
  p_fee_id uuid, p_state text, p_invoice_id text, p_invoice_url text, p_reason text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_fee public.fees;
begin
  select * into v_fee from public.fees where id = p_fee_id for update;
  if not found then
    return null;
  end if;
  if v_fee.state = 'disputed' and p_state in ('invoiced', 'paid', 'failed') then
    /* What happens at Stripe meanwhile counts when the dispute is taken back. */
    update public.fee_disputes set returns_to = p_state
    where fee_id = p_fee_id and state = 'open' and returns_to <> 'paid';
  end if;
  if v_fee.state = p_state or v_fee.state in ('credited', 'waived')
      or (v_fee.state in ('paid', 'disputed') and p_state not in ('credited', 'disputed')) then
    update public.fees set stripe_invoice_id = coalesce(stripe_invoice_id, p_invoice_id),
      invoice_url = coalesce(p_invoice_url, invoice_url)
    where id = p_fee_id;
    return v_fee.state;
  end if;
  update public.fees
  set state = p_state, stripe_invoice_id = coalesce(stripe_invoice_id, p_invoice_id),
    invoice_url = coalesce(p_invoice_url, invoice_url),
    failure = case p_state when 'failed' then p_reason end,
    reason = case when p_state in ('credited', 'waived') then p_reason else reason end
  where id = p_fee_id;
  insert into public.fee_events (business_id, fee_id, from_state, to_state, reason, provider_id, occurred_at)
  values (v_fee.business_id, p_fee_id, v_fee.state, p_state, p_reason, p_invoice_id, p_now);
  if p_state in ('credited', 'waived') then
    update public.fee_disputes set state = 'upheld', decided_at = p_now where fee_id = p_fee_id and state = 'open';
  end if;
  return p_state;
end;
$$;
grant execute on function app.settle_fee to app_system;

/* Counts one attempt to pay, before it is made: Stripe wants a key of its own for each. Security definer: no table rights. */
create or replace function app.start_fee_payment(p_fee_id uuid)
returns int
language sql volatile security definer set search_path = ''
as $$
  update public.fees set pay_attempt = pay_attempt + 1 where id = p_fee_id returning pay_attempt;
$$;
grant execute on function app.start_fee_payment to app_system;

/* The fee that an invoice of Stripe belongs to. Security definer: app_system holds no table rights. */
create or replace function app.find_fee_by_invoice(p_invoice_id text)
returns uuid
language sql stable security definer set search_path = ''
as $$
  select id from public.fees where stripe_invoice_id = p_invoice_id;
$$;
grant execute on function app.find_fee_by_invoice to app_system;
