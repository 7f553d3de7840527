/*
 * Throws the draft of a business away. Outcomes: discarded, no_draft, stale (it was saved meanwhile), forbidden.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.discard_receptionist_draft(
  p_business_id uuid, p_member_id uuid, p_draft_revision int, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_draft public.receptionist_versions;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'forbidden';
  end if;
  perform 1 from public.receptionists where business_id = p_business_id for update;
  select * into v_draft from public.receptionist_versions where business_id = p_business_id and state = 'draft';
  if not found then
    return 'no_draft';
  elsif v_draft.revision <> p_draft_revision then
    return 'stale';
  end if;
  delete from public.receptionist_versions where id = v_draft.id;
  perform private.audit_receptionist(p_business_id, p_member_id, 'draft_discarded', v_draft.number, null, p_now);
  return 'discarded';
end;
$$;
grant execute on function app.discard_receptionist_draft to app_system;
