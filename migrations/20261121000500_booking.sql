/* Appointments, what else makes a resource busy, and the connected calendar. */
create table public.appointments (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  resource_id uuid not null references public.resources on delete restrict,
  service_id uuid not null references public.services on delete restrict,
  customer_id uuid not null references public.customers on delete restrict,
  call_id uuid references public.calls on delete set null,
  reference text not null,
  during tstzrange not null,
  occupies tstzrange not null,
  starts_at timestamptz not null generated always as (lower(during)) stored,
  ends_at timestamptz not null generated always as (upper(during)) stored,
  status text not null default 'confirmed' constraint appointments_status_known check (status in
    ('confirmed', 'completed', 'cancelled', 'no_show')),
  source text not null constraint appointments_source_known check (source in
    ('call', 'text', 'dashboard', 'calendar')),
  idempotency_key text not null,
  customer_name text not null,
  customer_phone text,
  address text,
  zip text,
  notes text,
  price_cents int,
  revision int not null default 1,
  is_test boolean not null default false,
  calendar_event_id text,
  calendar_revision int,
  cancelled_at timestamptz,
  cancel_reason text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint appointments_reference_once unique (business_id, reference),
  constraint appointments_no_overlap exclude using gist (resource_id with =, occupies with &&)
    where (status in ('confirmed', 'completed'))
);
create unique index appointments_key_once on public.appointments (business_id, idempotency_key)
  where status <> 'cancelled';
create index appointments_by_start on public.appointments (business_id, starts_at, id);
create index appointments_customer_id on public.appointments (customer_id, starts_at);
create index appointments_call_id on public.appointments (call_id);
create index appointments_service_id on public.appointments (service_id);
create trigger appointments_touch before update on public.appointments
  for each row execute function private.touch_updated_at();

/* Busy time that is not ours: mirrored from a calendar, or blocked by hand. No resource means all of them. */
create table public.busy_blocks (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  resource_id uuid references public.resources on delete cascade,
  during tstzrange not null,
  source text not null constraint busy_blocks_source_known check (source in ('google', 'manual')),
  external_id text,
  summary text,
  created_at timestamptz not null default now(),
  constraint busy_blocks_external_once unique (business_id, source, external_id)
);
create index busy_blocks_during on public.busy_blocks using gist (business_id, during);
create index busy_blocks_resource_id on public.busy_blocks (resource_id);

create table public.calendar_connections (
  business_id uuid primary key references public.businesses on delete cascade,
  provider text not null default 'google',
  account_email text not null,
  calendar_id text not null default 'primary',
  state text not null default 'connected' constraint calendar_connections_state_known check (state in
    ('connected', 'needs_reconnect', 'disconnected')),
  refresh_token_sealed text not null,
  last_error text,
  connected_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

do $$
declare
  name text;
begin
  foreach name in array array['appointments', 'busy_blocks', 'calendar_connections']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
grant select on public.appointments, public.busy_blocks to authenticated;
/* The sealed token is for the server alone. */
grant select (business_id, provider, account_email, calendar_id, state, last_error, connected_at, updated_at)
  on public.calendar_connections to authenticated;
