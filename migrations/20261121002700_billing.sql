/* What an owner objects to. The fee waits as `disputed`; `returns_to` is where it goes when the dispute is taken back. */
create table public.fee_disputes (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  fee_id uuid not null references public.fees on delete cascade,
  reason text not null constraint fee_disputes_reason_length check (length(reason) between 1 and 500),
  state text not null default 'open' constraint fee_disputes_state_known check (state in
    ('open', 'withdrawn', 'upheld', 'refused')),
  returns_to text not null constraint fee_disputes_returns_known check (returns_to in
    ('pending', 'invoiced', 'paid', 'failed')),
  opened_by uuid,
  opened_at timestamptz not null,
  decided_at timestamptz
);
create index fee_disputes_business_id on public.fee_disputes (business_id);
create index fee_disputes_fee_id on public.fee_disputes (fee_id);
create unique index fee_disputes_open_once on public.fee_disputes (fee_id) where state = 'open';
alter table public.fee_disputes enable row level security;
create policy "members see the fee disputes of their businesses" on public.fee_disputes for select to authenticated
  using (business_id = any (array(select private.my_business_ids())));
grant select on public.fee_disputes to authenticated;

/* What Stripe billed, as it said last: the plan month by month, and each booking fee. */
create table public.invoices (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  stripe_invoice_id text not null unique,
  number text,
  kind text not null constraint invoices_kind_known check (kind in ('plan', 'booking_fee')),
  status text not null constraint invoices_status_known check (status in ('open', 'paid', 'void', 'uncollectible')),
  total_cents int not null,
  url text,
  issued_at timestamptz not null,
  updated_at timestamptz not null default now()
);
create index invoices_newest on public.invoices (business_id, issued_at desc, id desc);
create trigger invoices_touch before update on public.invoices
  for each row execute function private.touch_updated_at();
alter table public.invoices enable row level security;
create policy "members see the invoices of their businesses" on public.invoices for select to authenticated
  using (business_id = any (array(select private.my_business_ids())));
grant select on public.invoices to authenticated;

/* Since when the plan is unpaid; null while it is paid. */
alter table public.subscriptions add column past_due_since timestamptz;
