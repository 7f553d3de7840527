/* What the wizard asks, the numbers that are held meanwhile, and the steps that bring a business live. */

/* One row a step of the wizard, so that two devices on different steps never overwrite each other. */
create table public.onboarding (
  business_id uuid not null references public.businesses on delete cascade,
  step text not null constraint onboarding_step_known check (step in ('profile', 'services', 'calendar', 'phone', 'plan')),
  answers jsonb not null,
  revision int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (business_id, step)
);

create table public.launches (
  business_id uuid primary key references public.businesses on delete cascade,
  state text not null default 'running' constraint launches_state_known check (state in ('running', 'failed', 'live')),
  started_at timestamptz not null,
  live_at timestamptz
);

create table public.launch_steps (
  business_id uuid not null references public.launches on delete cascade,
  step text not null constraint launch_steps_step_known check (step in ('customer', 'subscription', 'number', 'messaging',
    'receptionist', 'linking', 'test_call', 'live')),
  position int not null,
  state text not null default 'waiting' constraint launch_steps_state_known check (state in
    ('waiting', 'running', 'done', 'failed', 'skipped')),
  attempts int not null default 0,
  /* How many jobs were queued for it; the next one's key. */
  queued int not null default 0,
  /* What happened and what to do, in words for the owner. */
  reason text,
  advice text,
  provider_ids jsonb not null default '{}',
  started_at timestamptz,
  finished_at timestamptz,
  primary key (business_id, step)
);

/* The toll-free numbers that the platform owns. One business has one at most. */
create table public.phone_pool (
  e164 text primary key constraint phone_pool_e164_form check (e164 ~ '^\+1\d{10}$'),
  telnyx_number_id text,
  state text not null default 'free' constraint phone_pool_state_known check (state in ('free', 'reserved', 'assigned')),
  business_id uuid unique references public.businesses on delete set null,
  assigned_at timestamptz,
  created_at timestamptz not null default now(),
  constraint phone_pool_owner check ((state = 'free') = (business_id is null))
);

/* The owner's choice of a number. The number itself stands once in here, whoever wants it. */
create table public.number_reservations (
  business_id uuid primary key references public.businesses on delete cascade,
  choice text not null constraint number_reservations_choice_known check (choice in ('local', 'toll_free', 'forward')),
  e164 text unique constraint number_reservations_e164_form check (e164 ~ '^\+1\d{10}$'),
  forward_from text constraint number_reservations_from_form check (forward_from ~ '^\+1\d{10}$'),
  carrier text,
  order_id text,
  held_until timestamptz not null,
  bought_at timestamptz,
  constraint number_reservations_complete check (
    (choice = 'toll_free' or e164 is not null) and (choice = 'forward') = (forward_from is not null))
);

/* A window in which a call from the owner's own phone must reach our number. */
create table public.forwarding_tests (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  from_number text not null constraint forwarding_tests_from_form check (from_number ~ '^\+[1-9]\d{6,14}$'),
  started_at timestamptz not null,
  expires_at timestamptz not null,
  proven_at timestamptz,
  call_id uuid references public.calls on delete set null
);
create index forwarding_tests_newest on public.forwarding_tests (business_id, started_at desc);
create index forwarding_tests_call_id on public.forwarding_tests (call_id);

do $$
declare
  name text;
begin
  foreach name in array array['onboarding', 'launches', 'launch_steps', 'number_reservations', 'forwarding_tests']
  loop
    execute format('alter table public.%I enable row level security', name);
    execute format('grant select on public.%I to authenticated', name);
    execute format('create policy "members see the %s of their businesses" on public.%I for select to authenticated
      using (business_id = any (array(select private.my_business_ids())))', replace(name, '_', ' '), name);
  end loop;
end $$;
alter table public.phone_pool enable row level security;
grant select on public.phone_pool to authenticated;
create policy "members see their number of the pool, staff see all of it" on public.phone_pool
  for select to authenticated
  using (business_id = any (array(select private.my_business_ids())) or (select private.is_staff()));

create trigger launch_steps_broadcast after insert or update of state on public.launch_steps
  for each row execute function private.broadcast_change('launch_step', 'step');
create trigger forwarding_tests_broadcast after update of proven_at on public.forwarding_tests
  for each row execute function private.broadcast_change('forwarding_test', 'id');

/* What a call that comes in proves: a forwarding under test, and a launch that waits for its first call. */
create function private.note_first_call() returns trigger
language plpgsql security definer set search_path = ''
as $$
/* Security definer: whoever records a call holds no rights on these tables. */
begin
  update public.forwarding_tests set proven_at = new.started_at, call_id = new.id
  where business_id = new.business_id and proven_at is null and from_number = new.caller_number
    and new.started_at between forwarding_tests.started_at and expires_at;
  perform private.queue_launch_step(new.business_id, 'test_call', new.started_at)
  from public.launch_steps
  where business_id = new.business_id and step = 'test_call' and state in ('waiting', 'running') and launch_steps.started_at is not null;
  return null;
end;
$$;
create trigger calls_prove_launch after insert on public.calls
  for each row execute function private.note_first_call();
