/*
 * Marks one notification as read by this member, or all of the business when none is named. Outcomes: read, not_found,
 * not_allowed. Security definer: app_system holds no table rights.
 */
create or replace function app.mark_notification_read(
  p_business_id uuid, p_member_id uuid, p_notification_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not private.has_role(p_business_id, p_member_id, array['owner', 'manager', 'viewer']) then
    return 'not_allowed';
  elsif p_notification_id is null then
    insert into public.member_preferences (business_id, user_id, read_before, updated_at)
    values (p_business_id, p_member_id, p_now, p_now)
    on conflict on constraint member_preferences_pkey do update
      set read_before = greatest(member_preferences.read_before, excluded.read_before);
    delete from public.notification_reads
    where business_id = p_business_id and user_id = p_member_id;
    return 'read';
  end if;
  insert into public.notification_reads (business_id, user_id, notification_id, read_at)
  select p_business_id, p_member_id, id, p_now from public.notifications
  where id = p_notification_id and business_id = p_business_id
  on conflict on constraint notification_reads_pkey do nothing;
  return case when exists (select from public.notification_reads
    where notification_id = p_notification_id and user_id = p_member_id) then 'read' else 'not_found' end;
end;
$$;
grant execute on function app.mark_notification_read to app_system;
