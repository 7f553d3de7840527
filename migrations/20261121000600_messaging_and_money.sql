/* Texts and consent; plans, subscriptions and the fee of each booking. */
create table public.messages (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  customer_id uuid references public.customers on delete set null,
  call_id uuid references public.calls on delete set null,
  appointment_id uuid references public.appointments on delete set null,
  direction text not null constraint messages_direction_known check (direction in ('outbound', 'inbound')),
  kind text not null constraint messages_kind_known check (kind in ('confirmation', 'reschedule_notice',
    'cancel_notice', 'opt_out_confirmation', 'help', 'owner_alert', 'inbound')),
  idempotency_key text not null,
  from_number text,
  to_number text not null,
  body text,
  state text not null constraint messages_state_known check (state in
    ('queued', 'sending', 'sent', 'delivered', 'failed', 'blocked', 'received')),
  block_reason text,
  provider_message_id text unique,
  error_code text,
  error_detail text,
  send_attempt int not null default 0,
  attempted_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  created_at timestamptz not null default now(),
  constraint messages_key_once unique (business_id, idempotency_key)
);
create index messages_newest on public.messages (business_id, created_at desc, id desc);
create index messages_appointment_id on public.messages (appointment_id);
create index messages_call_id on public.messages (call_id);
create index messages_customer_id on public.messages (customer_id);

/* Who may not be texted by whom, now. The history of it is consent_events. */
create table public.opt_outs (
  business_id uuid not null references public.businesses on delete cascade,
  number text not null,
  words text,
  source text not null,
  opted_out_at timestamptz not null default now(),
  primary key (business_id, number)
);

create table public.consent_events (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  number text not null,
  channel text not null default 'sms',
  purpose text not null,
  kind text not null constraint consent_events_kind_known check (kind in ('granted', 'revoked')),
  words text,
  source text not null,
  call_id uuid references public.calls on delete set null,
  occurred_at timestamptz not null default now()
);
create index consent_events_number on public.consent_events (business_id, number, occurred_at);

create table public.plans (
  id text primary key,
  name text not null,
  monthly_cents int not null,
  booking_fee_cents int not null,
  included_bookings int not null default 0,
  trial_days int not null default 0,
  setup_cents int not null default 0,
  monthly_cap_cents int,
  is_offered boolean not null default true
);
insert into public.plans (id, name, monthly_cents, booking_fee_cents) values ('standard', 'Standard', 20000, 5000);

create table public.subscriptions (
  business_id uuid primary key references public.businesses on delete cascade,
  plan_id text not null references public.plans,
  status text not null default 'incomplete' constraint subscriptions_status_known check (status in
    ('incomplete', 'trialing', 'active', 'past_due', 'unpaid', 'canceled', 'paused')),
  stripe_customer_id text unique,
  stripe_subscription_id text unique,
  current_period_start timestamptz,
  current_period_end timestamptz,
  updated_at timestamptz not null default now()
);
create index subscriptions_plan_id on public.subscriptions (plan_id);

create table public.fees (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  appointment_id uuid not null references public.appointments on delete restrict,
  call_id uuid references public.calls on delete set null,
  amount_cents int not null constraint fees_amount_range check (amount_cents >= 0),
  state text not null constraint fees_state_known check (state in
    ('pending', 'invoiced', 'paid', 'failed', 'waived', 'credited', 'disputed')),
  reason text,
  stripe_invoice_id text unique,
  invoice_url text,
  pay_attempt int not null default 0,
  failure text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint fees_appointment_once unique (appointment_id)
);
create index fees_newest on public.fees (business_id, created_at desc, id desc);
create index fees_call_id on public.fees (call_id);
create trigger fees_touch before update on public.fees
  for each row execute function private.touch_updated_at();

create table public.fee_events (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  fee_id uuid not null references public.fees on delete cascade,
  from_state text,
  to_state text not null,
  reason text,
  provider_id text,
  occurred_at timestamptz not null default now()
);
create index fee_events_fee_id on public.fee_events (fee_id);
create index fee_events_business_id on public.fee_events (business_id);

create trigger consent_events_append_only before update or delete on public.consent_events
  for each row execute function private.refuse_change();
create trigger fee_events_append_only before update or delete on public.fee_events
  for each row execute function private.refuse_change();

do $$
declare
  name text;
begin
  foreach name in array array['messages', 'opt_outs', 'consent_events', 'subscriptions', 'fees', 'fee_events']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
alter table public.plans enable row level security;
grant select on public.plans to authenticated;
create policy "everyone signed in sees the offered plans" on public.plans for select to authenticated using (is_offered);
