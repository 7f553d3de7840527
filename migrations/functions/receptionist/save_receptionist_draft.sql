/*
 * Saves the one draft of a business. p_draft_revision is the revision that the editor began with, null when there was
 * no draft. Outcomes: saved, unchanged, stale (somebody else saved or published meanwhile; content is what stands now),
 * setting_up (greeting and tone are the wizard's until the plan is paid), forbidden. The receptionist's row is locked
 * first: editors pass one at a time. Security definer: no table rights.
 */
create or replace function app.save_receptionist_draft(
  p_business_id uuid, p_member_id uuid, p_content jsonb, p_note text, p_draft_revision int, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_draft public.receptionist_versions;
  v_outcome text := 'saved';
begin
  if not private.may_write(p_business_id, p_member_id) then
    return jsonb_build_object('outcome', 'forbidden');
  elsif private.is_setting_up(p_business_id) then
    return jsonb_build_object('outcome', 'setting_up');
  end if;
  perform 1 from public.receptionists where business_id = p_business_id for update;
  select * into v_draft from public.receptionist_versions where business_id = p_business_id and state = 'draft';
  if v_draft.revision is distinct from p_draft_revision then
    return jsonb_build_object('outcome', 'stale', 'revision', v_draft.revision, 'content', coalesce(v_draft.content,
      private.receptionist_content(p_business_id, private.live_version_id(p_business_id))));
  end if;
  if v_draft.id is null then
    insert into public.receptionist_versions (business_id, number, content, note, author_id, created_at, saved_at)
    values (p_business_id, (select coalesce(max(number), 0) + 1 from public.receptionist_versions
      where business_id = p_business_id), p_content, p_note, p_member_id, p_now, p_now)
    returning * into v_draft;
  elsif v_draft.content = p_content and v_draft.note is not distinct from p_note then
    v_outcome := 'unchanged';
  else
    update public.receptionist_versions
    set content = p_content, note = p_note, author_id = p_member_id, revision = revision + 1, saved_at = p_now
    where id = v_draft.id returning * into v_draft;
  end if;
  if v_outcome = 'saved' then
    perform private.audit_receptionist(p_business_id, p_member_id, 'draft_saved', v_draft.number,
      jsonb_build_object('revision', v_draft.revision), p_now);
  end if;
  return jsonb_build_object('outcome', v_outcome, 'revision', v_draft.revision, 'content', v_draft.content);
end;
$$;
grant execute on function app.save_receptionist_draft to app_system;
