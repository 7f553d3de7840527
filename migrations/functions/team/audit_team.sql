/* True for a member of one of these roles. */
create or replace function private.has_role(p_business_id uuid, p_member_id uuid, p_roles text[])
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.memberships
    where business_id = p_business_id and user_id = p_member_id and role = any (p_roles));
$$;

/* Writes what happened to a member or an invitation into the audit. */
create or replace function private.audit_team(
  p_business_id uuid, p_member_id uuid, p_action text, p_subject_kind text, p_subject_id text, p_before jsonb,
  p_after jsonb, p_reason text, p_now timestamptz
)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    reason, occurred_at)
  values (p_business_id, 'member', p_member_id::text, p_action, p_subject_kind, p_subject_id, p_before, p_after,
    nullif(p_reason, ''), p_now);
$$;
