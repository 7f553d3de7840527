/*
 * Saves what a member wants to be told: p_choices {hidden, email, text: groups, quietFrom, quietTo, digestHour}.
 * digestHour -1 is no digest. Outcomes: saved, no_mobile (texts were chosen, but no mobile is theirs), not_allowed.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.save_member_preferences(
  p_business_id uuid, p_member_id uuid, p_choices jsonb, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not private.has_role(p_business_id, p_member_id, array['owner', 'manager', 'viewer']) then
    return 'not_allowed';
  elsif jsonb_array_length(p_choices -> 'text') > 0 and not exists (select from public.member_preferences
      where business_id = p_business_id and user_id = p_member_id and mobile is not null) then
    return 'no_mobile';
  end if;
  insert into public.member_preferences (business_id, user_id, hidden_groups, email_groups, text_groups,
    quiet_from, quiet_to, digest_hour, updated_at)
  values (p_business_id, p_member_id,
    array(select jsonb_array_elements_text(p_choices -> 'hidden')),
    array(select jsonb_array_elements_text(p_choices -> 'email')),
    array(select jsonb_array_elements_text(p_choices -> 'text')),
    (p_choices ->> 'quietFrom')::time, (p_choices ->> 'quietTo')::time,
    (p_choices ->> 'digestHour')::smallint, p_now)
  on conflict on constraint member_preferences_pkey do update
    set hidden_groups = excluded.hidden_groups, email_groups = excluded.email_groups,
      text_groups = excluded.text_groups, quiet_from = excluded.quiet_from,
      quiet_to = excluded.quiet_to, digest_hour = excluded.digest_hour, updated_at = excluded.updated_at;
  return 'saved';
end;
$$;
grant execute on function app.save_member_preferences to app_system;

/*
 * Whoever may be told something of a business, with what they chose (null groups: the defaults of their role), oldest
 * owner first; is_first_owner is mailed at the business's own address. Security definer: app_system holds no table
 * rights, and addresses lie in auth.
 */
create or replace function app.list_recipients(p_business_id uuid)
returns table (user_id uuid, role text, email text, is_first_owner boolean, business_email text, time_zone text,
  email_groups text[], text_groups text[], mobile text, quiet_from text, quiet_to text)
language sql stable security definer set search_path = ''
as $$
  select memberships.user_id, memberships.role, users.email,
    memberships.role = 'owner' and row_number() over (
      order by (memberships.role = 'owner') desc, memberships.created_at, memberships.user_id) = 1,
    businesses.email, businesses.time_zone, preferences.email_groups, preferences.text_groups, preferences.mobile,
    to_char(preferences.quiet_from, 'HH24:MI'), to_char(preferences.quiet_to, 'HH24:MI')
  from public.memberships
  join public.businesses on businesses.id = memberships.business_id
  join auth.users on users.id = memberships.user_id
  left join public.member_preferences as preferences
    on preferences.business_id = memberships.business_id and preferences.user_id = memberships.user_id
  where memberships.business_id = p_business_id
  order by 4 desc, memberships.created_at, memberships.user_id;
$$;
grant execute on function app.list_recipients to app_system;

/*
 * The group of a notification, and whether a mail about it has a job of its own. Security definer: app_system holds no
 * table rights.
 */
create or replace function app.load_notification_group(p_business_id uuid, p_notification_id uuid)
returns table (notification_group text, is_mailed boolean)
language sql stable security definer set search_path = ''
as $$
  select private.notification_group(kind),
    kind in ('booked', 'rescheduled', 'cancelled', 'payment_failed', 'service_paused')
      or exists (select from public.jobs where key = 'email_owner:message:' || p_notification_id)
  from public.notifications where id = p_notification_id and business_id = p_business_id;
$$;
grant execute on function app.load_notification_group to app_system;
