/*
 * Calendar both ways: which calendars of the connected account are mirrored and how far, the push channels that tell of
 * changes, what the owner changed there about our own events, and the feed that other calendars subscribe to.
 */
alter table public.calendar_connections
  /* What happens when one of our events is moved or deleted there: the owner is asked, or it is done at once. */
  add column on_external_change text not null default 'ask'
    constraint calendar_connections_on_change_known check (on_external_change in ('ask', 'apply')),
  /* Whether an event that is only tentative takes the time. */
  add column counts_tentative boolean not null default true;
grant select (on_external_change, counts_tentative) on public.calendar_connections to authenticated;

/* The calendars that are read: the one that appointments are written to, and those that count as busy. */
create table public.synced_calendars (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  calendar_id text not null,
  title text not null,
  is_busy boolean not null default true,
  /* Where the next read goes on; null reads everything anew. */
  sync_token text,
  synced_at timestamptz,
  full_synced_at timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  constraint synced_calendars_once unique (business_id, calendar_id)
);

/* Push channels. A row stands before the provider is asked, so that its first message finds it. */
create table public.calendar_channels (
  id uuid primary key,
  business_id uuid not null references public.businesses on delete cascade,
  synced_calendar_id uuid not null references public.synced_calendars on delete cascade,
  /* The provider's own id of what is watched; null until it has answered. */
  resource_id text,
  expires_at timestamptz,
  created_at timestamptz not null default now()
);
create index calendar_channels_business_id on public.calendar_channels (business_id);
create index calendar_channels_synced_calendar_id on public.calendar_channels (synced_calendar_id);

/* One of our events that was moved or deleted in the calendar, until somebody decides. */
create table public.external_changes (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  appointment_id uuid not null references public.appointments on delete cascade,
  /* The appointment as it was when the change was seen; another one makes the question pointless. */
  revision int not null,
  kind text not null constraint external_changes_kind_known check (kind in ('moved', 'deleted')),
  /* Where it was moved to; null when it was deleted. */
  starts_at timestamptz,
  state text not null default 'waiting' constraint external_changes_state_known check (state in
    ('waiting', 'applied', 'kept', 'refused', 'superseded', 'withdrawn')),
  reason text,
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  constraint external_changes_moved_to check ((kind = 'moved') = (starts_at is not null))
);
create unique index external_changes_waiting_once on public.external_changes (appointment_id) where state = 'waiting';
create index external_changes_business_id on public.external_changes (business_id, created_at desc);

/* The feed of a business; its address holds this id and a signature. A new id ends the old address. */
create table public.calendar_feeds (
  business_id uuid primary key references public.businesses on delete cascade,
  feed_id uuid not null default gen_random_uuid() constraint calendar_feeds_id_once unique,
  created_at timestamptz not null default now()
);

/* Sign-ins at the provider that have come back once. */
create table public.calendar_connect_attempts (
  nonce text primary key,
  used_at timestamptz not null
);

alter table public.busy_blocks
  add column synced_calendar_id uuid references public.synced_calendars on delete cascade;
create index busy_blocks_synced_calendar_id on public.busy_blocks (synced_calendar_id);

insert into public.synced_calendars (business_id, calendar_id, title)
select business_id, calendar_id, account_email from public.calendar_connections where state <> 'disconnected';

do $$
declare
  name text;
begin
  foreach name in array array['synced_calendars', 'calendar_channels', 'external_changes', 'calendar_feeds']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
alter table public.calendar_connect_attempts enable row level security;
create policy "staff see the calendar connect attempts" on public.calendar_connect_attempts
  for select to authenticated using ((select private.is_staff()));
/* Sync tokens are for the server alone. */
grant select (id, business_id, calendar_id, title, is_busy, synced_at, full_synced_at, last_error, created_at)
  on public.synced_calendars to authenticated;
grant select on public.calendar_channels, public.external_changes, public.calendar_feeds,
  public.calendar_connect_attempts to authenticated;
