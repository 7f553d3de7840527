/* What the receptionist of a business is like in one version; without one as the rows of the business say. */
create or replace function private.receptionist_content(p_business_id uuid, p_version_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(
    (select versions.content from public.receptionist_versions versions
      where versions.id = p_version_id and versions.business_id = p_business_id),
    (select jsonb_build_object('greeting', businesses.greeting, 'voiceId', receptionists.voice_id,
        'tone', receptionists.tone, 'language', businesses.language, 'rules', '[]'::jsonb, 'questions', '[]'::jsonb,
        'emergenciesOff', '[]'::jsonb)
      from public.businesses left join public.receptionists on receptionists.business_id = businesses.id
      where businesses.id = p_business_id));
$$;

/* The version that answers new calls; null before the first publication. */
create or replace function private.live_version_id(p_business_id uuid)
returns uuid
language sql stable set search_path = ''
as $$
  select receptionists.live_version_id from public.receptionists where receptionists.business_id = p_business_id;
$$;

/* Whether a member may change a business: owners and managers. */
create or replace function private.may_write(p_business_id uuid, p_member_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.memberships
    where business_id = p_business_id and user_id = p_member_id and role in ('owner', 'manager'));
$$;

/* One line of the audit log about a receptionist. */
create or replace function private.audit_receptionist(
  p_business_id uuid, p_member_id uuid, p_action text, p_number int, p_detail jsonb, p_now timestamptz
)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'receptionist.' || p_action, 'receptionist_version',
    p_number::text, p_detail, p_now);
$$;
