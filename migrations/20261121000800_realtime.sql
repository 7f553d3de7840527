/*
 * Live updates: a change of a row sends its kind and id, never its content, to the private channel of the business;
 * the browser then reads again through row level security.
 */
create function private.broadcast_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
/* Security definer: members may listen on realtime.messages, only this trigger may write there. */
begin
  perform realtime.send(
    jsonb_build_object('kind', tg_argv[0], 'id', to_jsonb(new) ->> tg_argv[1]),
    'changed', 'business:' || new.business_id, true);
  return null;
end;
$$;

create trigger calls_broadcast after insert or update on public.calls
  for each row execute function private.broadcast_change('call', 'id');
create trigger appointments_broadcast after insert or update on public.appointments
  for each row execute function private.broadcast_change('appointment', 'id');
create trigger messages_broadcast after insert or update on public.messages
  for each row execute function private.broadcast_change('message', 'id');
create trigger notifications_broadcast after insert on public.notifications
  for each row execute function private.broadcast_change('notification', 'id');

create policy "members hear the channel of their business" on realtime.messages for select to authenticated
  using (
    extension = 'broadcast'
    and (select realtime.topic()) = any (array(select 'business:' || ids from private.my_business_ids() as ids))
  );
