/*
 * Begins the launch of a business, once. Outcomes: started, already_started, no_number (none was chosen).
 * Security definer: app_system holds no table rights.
 */
create or replace function app.start_launch(p_business_id uuid, p_now timestamptz)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not exists (select from public.number_reservations where business_id = p_business_id) then
    return 'no_number';
  end if;
  insert into public.launches (business_id, started_at) values (p_business_id, p_now) on conflict do nothing;
  if not found then
    return 'already_started';
  end if;
  insert into public.launch_steps (business_id, step, position)
  select p_business_id, step, position
  from unnest(array['customer', 'subscription', 'number', 'messaging', 'receptionist', 'linking', 'test_call', 'live'])
    with ordinality as steps (step, position);
  perform private.queue_launch_step(p_business_id, 'customer', p_now);
  return 'started';
end;
$$;
grant execute on function app.start_launch to app_system;
