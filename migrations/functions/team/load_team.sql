/*
 * Who belongs to a business and who is asked to: {members, invitations}, owners first. Null for whoever is no member.
 * Security definer: app_system holds no table rights, and addresses lie in auth.
 */
create or replace function app.load_team(p_business_id uuid, p_member_id uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'members', (
      select coalesce(jsonb_agg(jsonb_build_object(
          'userId', memberships.user_id, 'email', users.email, 'role', memberships.role,
          'joinedAt', memberships.created_at,
          'seenAt', (select greatest(max(sessions.refreshed_at at time zone 'UTC'), max(sessions.created_at))
            from auth.sessions where sessions.user_id = memberships.user_id),
          'hasSecondFactor', exists (select from auth.mfa_factors
            where mfa_factors.user_id = memberships.user_id and mfa_factors.status = 'verified'))
        order by array_position(array['owner', 'manager', 'viewer'], memberships.role), memberships.created_at,
          memberships.user_id), '[]')
      from public.memberships join auth.users on users.id = memberships.user_id
      where memberships.business_id = p_business_id),
    'invitations', (
      select coalesce(jsonb_agg(jsonb_build_object('id', id, 'email', email, 'role', role, 'expiresAt', expires_at,
          'createdAt', created_at) order by created_at desc, id desc), '[]')
      from public.invitations where business_id = p_business_id and state = 'pending'))
  where private.has_role(p_business_id, p_member_id, array['owner', 'manager', 'viewer']);
$$;
grant execute on function app.load_team to app_system;
