/*
 * Putting callers through, and callers that a business treats in its own way: whom it knows well, whom it does not serve.
 */
alter table public.customers
  add column is_vip boolean not null default false,
  add column is_blocked boolean not null default false;

/* One row a person whose phone rang for a caller; the last word of the carrier is its state. */
create table public.transfer_attempts (
  id uuid primary key default private.uuid_v7(),
  business_id uuid not null references public.businesses on delete cascade,
  call_id uuid not null references public.calls on delete cascade,
  position int not null,
  name text,
  phone text not null,
  state text not null default 'ringing' constraint transfer_attempts_state_known check (state in
    ('ringing', 'answered', 'busy', 'no_answer', 'failed', 'machine')),
  cause text,
  started_at timestamptz not null,
  settled_at timestamptz,
  constraint transfer_attempts_position_once unique (call_id, position)
);
create index transfer_attempts_business_id on public.transfer_attempts (business_id);

alter table public.transfer_attempts enable row level security;
create policy "members see the transfer attempts of their businesses" on public.transfer_attempts
  for select to authenticated using (business_id = any (array(select private.my_business_ids())));
grant select on public.transfer_attempts to authenticated;

/* They answer with one column more from now on. */
drop function if exists app.open_tool_call(text, text, text, text, uuid, text, timestamptz, timestamptz);
drop function if exists app.load_engine_line(uuid, uuid);
