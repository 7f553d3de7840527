/* The inbox of provider events, the outbox of effects, and what people are told of both. */
create table public.webhook_events (
  id uuid primary key default private.uuid_v7(),
  provider text not null,
  event_id text not null,
  kind text not null,
  payload jsonb not null,
  state text not null default 'received' constraint webhook_events_state_known check (state in
    ('received', 'done', 'failed', 'ignored')),
  result text,
  received_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint webhook_events_once unique (provider, event_id)
);
create index webhook_events_newest on public.webhook_events (received_at desc);

create table public.jobs (
  id uuid primary key default private.uuid_v7(),
  business_id uuid references public.businesses on delete cascade,
  kind text not null,
  key text not null constraint jobs_key_once unique,
  payload jsonb not null,
  state text not null default 'queued' constraint jobs_state_known check (state in ('queued', 'running', 'done', 'dead')),
  priority smallint not null default 5,
  attempts int not null default 0,
  attempts_max int not null default 12,
  run_at timestamptz not null default now(),
  lease_token uuid,
  leased_until timestamptz,
  result text,
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index jobs_due on public.jobs (priority, run_at, id) where state in ('queued', 'running');
create index jobs_business_id on public.jobs (business_id);

create table public.notifications (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  key text not null default gen_random_uuid()::text,
  kind text not null,
  title text not null,
  body text,
  call_id uuid references public.calls on delete cascade,
  appointment_id uuid references public.appointments on delete cascade,
  is_urgent boolean not null default false,
  read_at timestamptz,
  created_at timestamptz not null default now(),
  constraint notifications_key_once unique (business_id, key)
);
create index notifications_newest on public.notifications (business_id, created_at desc, id desc);
create index notifications_call_id on public.notifications (call_id);
create index notifications_appointment_id on public.notifications (appointment_id);

create table public.audit_log (
  id uuid primary key default private.uuid_v7(),
  business_id uuid references public.businesses on delete cascade,
  actor_kind text not null constraint audit_log_actor_known check (actor_kind in
    ('caller', 'member', 'staff', 'system', 'provider')),
  actor_id text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  cause_id text,
  occurred_at timestamptz not null default now()
);
create index audit_log_newest on public.audit_log (business_id, occurred_at desc, id desc);
create trigger audit_log_append_only before update or delete on public.audit_log
  for each row execute function private.refuse_change();

/* Something on the platform that a person must look at; repeats are counted, not repeated. */
create table public.incidents (
  id uuid primary key default private.uuid_v7(),
  kind text not null,
  key text not null,
  detail jsonb not null default '{}',
  times int not null default 1,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  resolved_at timestamptz
);
create unique index incidents_open_once on public.incidents (kind, key) where resolved_at is null;

do $$
declare
  name text;
begin
  foreach name in array array['notifications', 'audit_log']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
  foreach name in array array['webhook_events', 'jobs', 'incidents']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "staff see the %s" on public.%I for select to authenticated
      using ((select private.is_staff()))', replace(name, '_', ' '), name);
  end loop;
end $$;
create index jobs_dead on public.jobs (finished_at) where state = 'dead';
