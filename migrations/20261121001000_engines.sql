/*
 * Calls that we lead ourselves: where each of them stands, what was heard on it, what its model may cost, and where
 * callers go when an engine is down.
 */
alter table public.receptionists add column fallback_engine text not null default 'telnyx'
  constraint receptionists_fallback_known check (fallback_engine in ('telnyx', 'voicemail'));

/* One row a call. Only the holder of the lease writes the state; every save is the next version. */
create table public.call_conversations (
  call_id uuid primary key references public.calls on delete cascade,
  business_id uuid not null references public.businesses on delete cascade,
  version int not null default 0,
  state jsonb,
  lease_token uuid,
  leased_until timestamptz,
  updated_at timestamptz not null default now()
);
create index call_conversations_business_id on public.call_conversations (business_id);

/* The carrier's events of such a call, each once, waiting until the holder of the lease has heard them. */
create table public.call_inbox (
  call_id uuid not null references public.calls on delete cascade,
  business_id uuid not null references public.businesses on delete cascade,
  event_key text not null,
  kind text not null,
  event jsonb not null,
  occurred_at timestamptz not null,
  heard_at timestamptz,
  primary key (call_id, event_key)
);
create index call_inbox_business_id on public.call_inbox (business_id);
create index call_inbox_waiting on public.call_inbox (call_id, occurred_at, event_key) where heard_at is null;

/* What models cost a business on one of its days, in millionths of a dollar: reserved before a request, spent after. */
create table public.model_spend (
  business_id uuid not null references public.businesses on delete cascade,
  day date not null,
  reserved_micros bigint not null default 0,
  spent_micros bigint not null default 0,
  requests int not null default 0,
  primary key (business_id, day)
);

/* How each voice provider answers our checks. Down after two failures in a row, up again after three successes. */
create table public.provider_watch (
  provider text primary key constraint provider_watch_known check (provider in ('retell', 'openai-realtime')),
  failures int not null default 0,
  successes int not null default 0,
  down_since timestamptz,
  /* Set by staff: down whatever the checks say. */
  is_forced_down boolean not null default false,
  checked_at timestamptz
);
alter table public.provider_watch enable row level security;
grant select on public.provider_watch to authenticated;
create policy "staff see the provider watch" on public.provider_watch for select to authenticated
  using ((select private.is_staff()));

do $$
declare
  name text;
begin
  foreach name in array array['call_conversations', 'call_inbox', 'model_spend']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
