/* Makes room for another version. The caller holds the receptionist's row. */
create or replace function private.retire_live_version(p_business_id uuid, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  update public.receptionist_versions set state = 'retired', retired_at = p_now
  where business_id = p_business_id and state = 'published';
$$;

/* Lets a published version answer new calls and queues what the voice provider must be told. The caller holds the row. */
create or replace function private.go_live(
  p_business_id uuid, p_member_id uuid, p_version_id uuid, p_action text, p_now timestamptz
)
returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  v_version public.receptionist_versions;
begin
  select * into v_version from public.receptionist_versions where id = p_version_id and business_id = p_business_id;
  update public.receptionists set live_version_id = p_version_id where business_id = p_business_id;
  perform private.add_job(p_business_id, 'publish_version', 'publish_version:' || p_version_id,
    jsonb_build_object('version_id', p_version_id), p_now, 3);
  perform private.audit_receptionist(p_business_id, p_member_id, p_action, v_version.number,
    jsonb_build_object('content_hash', v_version.content_hash, 'copied_from', v_version.copied_from), p_now);
  return jsonb_build_object('outcome', 'published', 'number', v_version.number, 'version_id', p_version_id);
end;
$$;

/* Whether the test callers ever passed on exactly this content. */
create or replace function private.has_passed(p_business_id uuid, p_content_hash text)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.receptionist_rehearsals
    where business_id = p_business_id and content_hash = p_content_hash and state = 'passed');
$$;

/*
 * Publishes the draft, once. Outcomes: published (number, version_id), no_draft, stale (saved meanwhile: what would go
 * live is not what was looked at), not_rehearsed (the test callers have not passed on this content), forbidden.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.publish_receptionist_draft(
  p_business_id uuid, p_member_id uuid, p_draft_revision int, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_draft public.receptionist_versions;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  perform 1 from public.receptionists where business_id = p_business_id for update;
  select * into v_draft from public.receptionist_versions where business_id = p_business_id and state = 'draft';
  if not found then
    return jsonb_build_object('outcome', 'no_draft');
  elsif v_draft.revision <> p_draft_revision then
    return jsonb_build_object('outcome', 'stale');
  elsif not private.has_passed(p_business_id, v_draft.content_hash) then
    return jsonb_build_object('outcome', 'not_rehearsed');
  end if;
  perform private.retire_live_version(p_business_id, p_now);
  update public.receptionist_versions set state = 'published', published_at = p_now where id = v_draft.id;
  return private.go_live(p_business_id, p_member_id, v_draft.id, 'published', p_now);
end;
$$;
grant execute on function app.publish_receptionist_draft to app_system;
