/*
 * Keeps what Stripe says of an invoice now, under the business that has its customer. Outcomes: saved, unknown.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.save_invoice(
  p_stripe_customer_id text, p_invoice_id text, p_invoice_number text, p_invoice_kind text, p_invoice_status text,
  p_total_cents int, p_invoice_url text, p_issued_at timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  insert into public.invoices (business_id, stripe_invoice_id, number, kind, status, total_cents, url, issued_at)
  select business_id, p_invoice_id, p_invoice_number, p_invoice_kind, p_invoice_status, p_total_cents, p_invoice_url,
    p_issued_at
  from public.subscriptions where stripe_customer_id = p_stripe_customer_id
  on conflict (stripe_invoice_id) do update set number = excluded.number,
    /* Two reads can be written in the wrong order; these are final. */
    status = case when invoices.status in ('paid', 'void') then invoices.status else excluded.status end,
    total_cents = excluded.total_cents, url = excluded.url;
  return case when found then 'saved' else 'unknown' end;
end;
$$;
grant execute on function app.save_invoice to app_system;

/* Stripe's customer of a business, for the portal. Null before there is one. Security definer: no table rights. */
create or replace function app.load_billing_account(p_business_id uuid)
returns text
language sql stable security definer set search_path = ''
as $$
  select stripe_customer_id from public.subscriptions where business_id = p_business_id;
$$;
grant execute on function app.load_billing_account to app_system;
