/* Whether a person is the only owner. Callers hold the row of the business, so that two owners do not both go. */
create or replace function private.is_last_owner(p_business_id uuid, p_user_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select private.has_role(p_business_id, p_user_id, array['owner']) and not exists (
    select from public.memberships where business_id = p_business_id and role = 'owner' and user_id <> p_user_id);
$$;

/*
 * Gives a member another role; the calendar feed moves when they may only look from now on. Outcomes: changed,
 * unchanged, last_owner, not_found, not_allowed (no owner). Security definer: app_system holds no table rights.
 */
create or replace function app.change_member_role(
  p_business_id uuid, p_member_id uuid, p_user_id uuid, p_role text, p_reason text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before text;
begin
  perform 1 from public.businesses where id = p_business_id for no key update;
  if not private.has_role(p_business_id, p_member_id, array['owner']) then
    return 'not_allowed';
  end if;
  select role into v_before from public.memberships where business_id = p_business_id and user_id = p_user_id;
  if v_before is null then
    return 'not_found';
  elsif v_before = p_role then
    return 'unchanged';
  elsif private.is_last_owner(p_business_id, p_user_id) then
    return 'last_owner';
  end if;
  update public.memberships set role = p_role where business_id = p_business_id and user_id = p_user_id;
  if p_role = 'viewer' then
    perform private.renew_calendar_feed(p_business_id, p_member_id, p_now);
  end if;
  perform private.audit_team(p_business_id, p_member_id, 'team.role_changed', 'member', p_user_id::text,
    jsonb_build_object('role', v_before), jsonb_build_object('role', p_role), p_reason, p_now);
  return 'changed';
end;
$$;
grant execute on function app.change_member_role to app_system;

/*
 * Takes a member out; an owner does it to anybody, everybody to themselves. The channel of live updates moves with it,
 * and the calendar feed of whoever saw its address. Outcomes: removed, last_owner, not_found, not_allowed.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.remove_member(
  p_business_id uuid, p_member_id uuid, p_user_id uuid, p_reason text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before text;
begin
  perform 1 from public.businesses where id = p_business_id for no key update;
  if p_member_id <> p_user_id and not private.has_role(p_business_id, p_member_id, array['owner']) then
    return 'not_allowed';
  end if;
  select role into v_before from public.memberships where business_id = p_business_id and user_id = p_user_id;
  if v_before is null then
    return 'not_found';
  elsif private.is_last_owner(p_business_id, p_user_id) then
    return 'last_owner';
  end if;
  delete from public.memberships where business_id = p_business_id and user_id = p_user_id;
  delete from public.member_preferences where business_id = p_business_id and user_id = p_user_id;
  delete from public.notification_reads where business_id = p_business_id and user_id = p_user_id;
  if v_before <> 'viewer' then
    perform private.renew_calendar_feed(p_business_id, p_member_id, p_now);
  end if;
  perform private.audit_team(p_business_id, p_member_id,
    case when p_member_id = p_user_id then 'team.left' else 'team.removed' end, 'member', p_user_id::text,
    jsonb_build_object('role', v_before), null, p_reason, p_now);
  return 'removed';
end;
$$;
grant execute on function app.remove_member to app_system;
