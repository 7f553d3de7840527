/*
 * Where a person is signed in, latest first: as Supabase Auth keeps it. Security definer: auth is closed to everybody
 * else. p_user_id comes from the caller's own verified session, never from a request.
 */
create or replace function app.list_sessions(p_user_id uuid)
returns table (id uuid, started_at timestamptz, seen_at timestamptz, user_agent text, address text,
  has_second_factor boolean)
language sql stable security definer set search_path = ''
as $$
  select sessions.id, sessions.created_at, greatest(sessions.refreshed_at at time zone 'UTC', sessions.created_at),
    sessions.user_agent, host(sessions.ip), coalesce(sessions.aal::text = 'aal2', false)
  from auth.sessions
  where sessions.user_id = p_user_id
  order by 3 desc, 1 desc limit 50;
$$;
grant execute on function app.list_sessions to app_system;

/*
 * Whether the person must still give their second factor in this session. Security definer: auth is closed to
 * everybody else.
 */
create or replace function app.needs_second_factor(p_user_id uuid, p_aal text)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce(p_aal, '') <> 'aal2'
    and exists (select from auth.mfa_factors where user_id = p_user_id and status = 'verified');
$$;
grant execute on function app.needs_second_factor to app_system;

/* Writes a change of a person's own sign-in into the audit of each of their businesses. Security definer: as above. */
create or replace function app.note_security_change(p_user_id uuid, p_action text, p_now timestamptz)
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_count int;
begin
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, occurred_at)
  select business_id, 'member', p_user_id::text, p_action, 'member', p_user_id::text, p_now
  from public.memberships where user_id = p_user_id;
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;
grant execute on function app.note_security_change to app_system;
