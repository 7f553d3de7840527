/* The receptionist of each business, its numbers, and everything that happened on a call. */
create table public.receptionists (
  business_id uuid primary key references public.businesses on delete cascade,
  engine text not null default 'retell'
    constraint receptionists_engine_known check (engine in ('retell', 'telnyx', 'openai-realtime')),
  is_answering boolean not null default true,
  voice_id text not null default 'retell-Cimo',
  tone text not null default 'warm',
  retell_llm_id text,
  retell_agent_id text unique,
  retell_agent_version int,
  published_at timestamptz,
  updated_at timestamptz not null default now()
);
create trigger receptionists_touch before update on public.receptionists
  for each row execute function private.touch_updated_at();

create table public.phone_numbers (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  e164 text not null unique constraint phone_numbers_e164_form check (e164 ~ '^\+[1-9]\d{6,14}$'),
  kind text not null default 'local' constraint phone_numbers_kind_known check (kind in ('local', 'toll_free')),
  telnyx_number_id text,
  messaging_profile_id text,
  is_active boolean not null default true,
  created_at timestamptz not null default now()
);
create index phone_numbers_business_id on public.phone_numbers (business_id);

create table public.messaging_registrations (
  business_id uuid primary key references public.businesses on delete cascade,
  kind text not null default '10dlc' constraint messaging_registrations_kind_known check (kind in ('10dlc', 'toll_free')),
  state text not null default 'not_started' constraint messaging_registrations_state_known check (state in
    ('not_started', 'submitted', 'approved', 'rejected')),
  reason text,
  updated_at timestamptz not null default now()
);

create table public.customers (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  phone text constraint customers_phone_form check (phone ~ '^\+[1-9]\d{6,14}$'),
  name text,
  email text,
  address text,
  zip text,
  is_test boolean not null default false,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  constraint customers_phone_once unique (business_id, phone)
);

create table public.calls (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  engine text not null default 'retell',
  provider_call_id text,
  inbound_key text,
  customer_id uuid references public.customers on delete set null,
  line_number text,
  caller_number text,
  status text not null default 'ringing' constraint calls_status_known check (status in
    ('ringing', 'in_progress', 'ended')),
  outcome text constraint calls_outcome_known check (outcome in ('booked', 'rescheduled', 'cancelled', 'message',
    'transferred', 'answered', 'no_slot', 'out_of_area', 'spam', 'abandoned', 'missed', 'failed')),
  is_test boolean not null default false,
  receptionist_version int,
  started_at timestamptz not null,
  ended_at timestamptz,
  duration_seconds int,
  summary text,
  sentiment text,
  end_reason text,
  cost_cents numeric(10, 3),
  analyzed_at timestamptz,
  created_at timestamptz not null default now(),
  constraint calls_provider_call_once unique (engine, provider_call_id),
  constraint calls_inbound_key_once unique (business_id, inbound_key)
);
create index calls_newest on public.calls (business_id, started_at desc, id desc);
create index calls_customer_id on public.calls (customer_id);
create index calls_open on public.calls (started_at) where status <> 'ended';

/* What was said, in order. Tool calls stand in call_events with the position they were made at. */
create table public.call_turns (
  call_id uuid not null references public.calls on delete cascade,
  business_id uuid not null references public.businesses on delete cascade,
  position int not null,
  role text not null constraint call_turns_role_known check (role in ('receptionist', 'caller', 'transfer_target')),
  content text not null,
  starts_at_seconds numeric(10, 3),
  words jsonb,
  primary key (call_id, position)
);
create index call_turns_business_id on public.call_turns (business_id);

/* Provider events and tool calls, each once (event_key), with arguments and results. */
create table public.call_events (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  call_id uuid not null references public.calls on delete cascade,
  event_key text not null,
  kind text not null,
  occurred_at timestamptz not null default now(),
  tool_name text,
  args jsonb,
  result jsonb,
  outcome text,
  position int,
  duration_ms int,
  detail jsonb,
  constraint call_events_once unique (call_id, event_key)
);
create index call_events_business_id on public.call_events (business_id);

create table public.recordings (
  call_id uuid primary key references public.calls on delete cascade,
  business_id uuid not null references public.businesses on delete cascade,
  source_url text not null,
  state text not null default 'pending' constraint recordings_state_known check (state in ('pending', 'stored', 'failed')),
  storage_path text,
  content_type text,
  size_bytes bigint,
  error text,
  created_at timestamptz not null default now(),
  stored_at timestamptz
);
create index recordings_business_id on public.recordings (business_id);

create trigger call_turns_append_only before update on public.call_turns
  for each row execute function private.refuse_change();

do $$
declare
  name text;
begin
  foreach name in array array['receptionists', 'phone_numbers', 'messaging_registrations', 'customers', 'calls',
    'call_turns', 'call_events', 'recordings']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
