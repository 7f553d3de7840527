/*
 * Asks somebody to join, by mail; asked again, a waiting invitation gets a new token, role and end, and the old link is
 * worth nothing. Outcomes: invited, already_member, too_many (50 wait; 30 went out within a day, 3 of them to
 * this address; 10 to it from all businesses), not_allowed (no owner).
 * Security definer: app_system holds no table rights.
 */
create or replace function app.invite_member(
  p_business_id uuid, p_member_id uuid, p_email text, p_role text, p_invitation_id uuid, p_nonce uuid,
  p_token_hash text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_email text := lower(trim(p_email));
  v_before public.invitations;
begin
  perform 1 from public.businesses where id = p_business_id for no key update;
  if not private.has_role(p_business_id, p_member_id, array['owner']) then
    return 'not_allowed';
  elsif exists (select from public.invitations where id = p_invitation_id) then
    /* The same request again; an id of another business is nobody's here. */
    return case when exists (select from public.invitations
      where id = p_invitation_id and business_id = p_business_id) then 'invited' else 'not_allowed' end;
  elsif exists (select from public.memberships join auth.users on users.id = memberships.user_id
      where memberships.business_id = p_business_id and lower(users.email) = v_email) then
    return 'already_member';
  end if;
  select * into v_before from public.invitations
  where business_id = p_business_id and email = v_email and state = 'pending';
  if private.has_invited_enough(p_business_id, v_email, p_now) or (v_before.id is null and (select count(*)
      from public.invitations where business_id = p_business_id and state = 'pending') >= 50) then
    return 'too_many';
  end if;
  update public.invitations set state = 'revoked', settled_at = p_now where id = v_before.id;
  insert into public.invitations (id, business_id, email, role, token_hash, invited_by, expires_at, created_at)
  values (p_invitation_id, p_business_id, v_email, p_role, p_token_hash, p_member_id, p_now + interval '7 days', p_now);
  perform private.add_job(p_business_id, 'email_invitation', 'email_invitation:' || p_invitation_id,
    jsonb_build_object('invitation_id', p_invitation_id, 'nonce', p_nonce), p_now, 2);
  perform private.audit_team(p_business_id, p_member_id, 'team.invited', 'invitation', p_invitation_id::text,
    case when v_before.id is null then null else jsonb_build_object('email', v_before.email, 'role', v_before.role) end,
    jsonb_build_object('email', v_email, 'role', p_role), null, p_now);
  return 'invited';
end;
$$;
grant execute on function app.invite_member to app_system;

/* Whether a business, or all of them to one address, have mailed as many invitations as a day may see. */
create or replace function private.has_invited_enough(p_business_id uuid, p_email text, p_now timestamptz)
returns boolean
language sql stable set search_path = ''
as $$
  select count(*) filter (where business_id = p_business_id) >= 30
    or count(*) filter (where business_id = p_business_id and email = p_email) >= 3
    or count(*) filter (where email = p_email) >= 10
  from public.invitations
  where created_at > p_now - interval '1 day' and (business_id = p_business_id or email = p_email);
$$;

/* Takes an invitation back. Outcomes: revoked, gone, not_allowed. Security definer: app_system holds no table rights. */
create or replace function app.revoke_invitation(
  p_business_id uuid, p_member_id uuid, p_invitation_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_invitation public.invitations;
begin
  if not private.has_role(p_business_id, p_member_id, array['owner']) then
    return 'not_allowed';
  end if;
  update public.invitations set state = 'revoked', settled_at = p_now
  where id = p_invitation_id and business_id = p_business_id and state = 'pending'
  returning * into v_invitation;
  if v_invitation.id is null then
    return 'gone';
  end if;
  perform private.audit_team(p_business_id, p_member_id, 'team.invitation_revoked', 'invitation', p_invitation_id::text,
    jsonb_build_object('email', v_invitation.email, 'role', v_invitation.role), null, null, p_now);
  return 'revoked';
end;
$$;
grant execute on function app.revoke_invitation to app_system;

/*
 * The invitation behind the hash of a token. has_account: whether the address can sign in already.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.find_invitation(p_token_hash text, p_now timestamptz)
returns table (id uuid, business_id uuid, business_name text, email text, role text, state text, inviter text,
  has_account boolean, expires_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select invitations.id, invitations.business_id, businesses.name, invitations.email, invitations.role,
    case when invitations.state = 'pending' and invitations.expires_at <= p_now then 'expired'
      else invitations.state end,
    inviters.email,
    exists (select from auth.users where lower(users.email) = invitations.email and users.deleted_at is null),
    invitations.expires_at
  from public.invitations
  join public.businesses on businesses.id = invitations.business_id
  left join auth.users as inviters on inviters.id = invitations.invited_by
  where invitations.token_hash = p_token_hash;
$$;
grant execute on function app.find_invitation to app_system;

/*
 * Makes the signed-in person a member, once. Outcomes: accepted (also when they are one already), wrong_account (their
 * address is another), expired, revoked, used (by somebody else), gone. business_id stands with accepted.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.accept_invitation(p_token_hash text, p_user_id uuid, p_now timestamptz)
returns table (outcome text, business_id uuid)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_invitation public.invitations;
begin
  select * into v_invitation from public.invitations where token_hash = p_token_hash for update;
  if v_invitation.id is null then
    return query select 'gone', null::uuid;
  elsif not exists (select from auth.users where users.id = p_user_id and lower(users.email) = v_invitation.email) then
    return query select 'wrong_account', null::uuid;
  elsif v_invitation.state = 'accepted' then
    if v_invitation.accepted_by = p_user_id
        and private.has_role(v_invitation.business_id, p_user_id, array['owner', 'manager', 'viewer']) then
      return query select 'accepted', v_invitation.business_id;
    else
      return query select 'used', null::uuid;
    end if;
  elsif v_invitation.state = 'revoked' then
    return query select 'revoked', null::uuid;
  elsif v_invitation.expires_at <= p_now then
    return query select 'expired', null::uuid;
  else
    insert into public.memberships (business_id, user_id, role, created_at)
    values (v_invitation.business_id, p_user_id, v_invitation.role, p_now)
    on conflict on constraint memberships_pkey do nothing;
    update public.invitations set state = 'accepted', accepted_by = p_user_id, settled_at = p_now
    where invitations.id = v_invitation.id;
    perform private.audit_team(v_invitation.business_id, p_user_id, 'team.joined', 'member', p_user_id::text, null,
      jsonb_build_object('email', v_invitation.email, 'role', v_invitation.role), null, p_now);
    return query select 'accepted', v_invitation.business_id;
  end if;
end;
$$;
grant execute on function app.accept_invitation to app_system;
