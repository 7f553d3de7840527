/* Calls that the receptionist makes to a member who wants to hear it. */
alter table public.calls add column direction text not null default 'inbound'
  constraint calls_direction_known check (direction in ('inbound', 'outbound'));

/*
 * One press of "Call my phone". Nothing that is agreed on such a call is booked, sent, billed or counted. press_id is the
 * page's own, so that a press that is sent twice rings once.
 */
create table public.phone_tests (
  call_id uuid primary key references public.calls on delete cascade,
  business_id uuid not null references public.businesses on delete cascade,
  member_id uuid references auth.users on delete set null,
  press_id uuid not null,
  state text not null default 'queued' constraint phone_tests_state_known check (state in
    ('queued', 'placed', 'failed')),
  created_at timestamptz not null,
  constraint phone_tests_press_once unique (business_id, press_id)
);
create index phone_tests_business_id on public.phone_tests (business_id, created_at desc);
create index phone_tests_member_id on public.phone_tests (member_id);

alter table public.phone_tests enable row level security;
grant select on public.phone_tests to authenticated;
create policy "members see the phone tests of their businesses" on public.phone_tests for select to authenticated
  using (business_id = any (array(select private.my_business_ids())));

/* A call that we make proves no forwarding, and is no first caller. */
drop trigger calls_prove_launch on public.calls;
create trigger calls_prove_launch after insert on public.calls
  for each row when (new.direction = 'inbound') execute function private.note_first_call();

/* It also says whether the call is such a test. */
drop function if exists app.open_tool_call(text, text, text, text, uuid, text, timestamptz, timestamptz);
