alter table public.calls
  add column diverted_from text constraint calls_diverted_from_form check (diverted_from ~ '^\+[1-9]\d{6,14}$');
comment on column public.calls.diverted_from is
  'The number that was dialled before the call was forwarded to our line, where its carrier says so (SIP Diversion).';
grant select (diverted_from) on public.calls to authenticated;

alter table public.forwarding_tests add column arrived_at timestamptz;
comment on column public.forwarding_tests.arrived_at is
  'When a call of the phone under test came, whether or not its carrier said that it was forwarded.';

drop trigger forwarding_tests_broadcast on public.forwarding_tests;
create trigger forwarding_tests_broadcast after update of proven_at, arrived_at on public.forwarding_tests
  for each row execute function private.broadcast_change('forwarding_test', 'id');

/*
 * What a call that comes in says of a forwarding under test. That it came through the business's own number only its
 * carrier can say: with it the forwarding is proven, whoever called, also just before the test. A call of the phone under test without it may have
 * been dialled to our line directly; that it arrived is noted, no more.
 */
create function private.note_forwarded_call() returns trigger
language plpgsql security definer set search_path = ''
as $$
/* Security definer: whoever records a call holds no rights on these tables. */
declare
  v_forward_from text;
  v_is_forwarded boolean;
begin
  select forward_from into v_forward_from from public.number_reservations where business_id = new.business_id;
  v_is_forwarded := coalesce(new.diverted_from = v_forward_from, new.diverted_from is not null)
    and not exists (select from public.phone_numbers where e164 = new.diverted_from);
  update public.forwarding_tests set
    arrived_at = coalesce(arrived_at, new.started_at),
    proven_at = case when v_is_forwarded then new.started_at end,
    call_id = new.id
  where business_id = new.business_id and proven_at is null and new.started_at <= expires_at
    and (v_is_forwarded and new.started_at > forwarding_tests.started_at - interval '1 minute'
      or from_number = new.caller_number and new.started_at >= forwarding_tests.started_at);
  return null;
end;
$$;
create trigger calls_show_forwarding after insert or update of diverted_from on public.calls
  for each row when (new.direction = 'inbound') execute function private.note_forwarded_call();

/* Goes on with a launch that waits for its first call. */
create or replace function private.note_first_call() returns trigger
language plpgsql security definer set search_path = ''
as $$
/* Security definer: whoever records a call holds no rights on these tables. */
begin
  perform private.queue_launch_step(new.business_id, 'test_call', new.started_at)
  from public.launch_steps
  where business_id = new.business_id and step = 'test_call' and state in ('waiting', 'running')
    and launch_steps.started_at is not null;
  return null;
end;
$$;
