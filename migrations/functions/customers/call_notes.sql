/*
 * Writes a member's note and tags of a call, if nobody changed them since (p_base_revision, 0 for none). Outcomes: saved,
 * changed_elsewhere, not_allowed, not_found. Security definer: no table rights.
 */
create or replace function app.save_call_note(
  p_business_id uuid, p_member_id uuid, p_call_id uuid, p_base_revision int, p_words text, p_tags jsonb,
  p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_revision int;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'not_allowed';
  end if;
  perform 1 from public.calls where id = p_call_id and business_id = p_business_id for no key update;
  if not found then
    return 'not_found';
  end if;
  select revision into v_revision from public.call_notes where call_id = p_call_id;
  if coalesce(v_revision, 0) <> p_base_revision then
    return 'changed_elsewhere';
  end if;
  insert into public.call_notes as known (call_id, business_id, words, tags, member_id, updated_at)
  values (p_call_id, p_business_id, p_words,
    array(select jsonb_array_elements_text(p_tags)), p_member_id, p_now)
  on conflict (call_id) do update set words = excluded.words, tags = excluded.tags, member_id = excluded.member_id,
    updated_at = excluded.updated_at, revision = known.revision + 1;
  return 'saved';
end;
$$;
grant execute on function app.save_call_note to app_system;

/*
 * Keeps what a member says was wrong on a call or at one of its turns (p_position), once, and tells the staff of it.
 * Outcomes: kept, already, not_allowed, not_found. Security definer: no table rights.
 */
create or replace function app.correct_call(
  p_business_id uuid, p_member_id uuid, p_call_id uuid, p_correction_kind text, p_position int, p_words text,
  p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'not_allowed';
  elsif not exists (select from public.calls where id = p_call_id and business_id = p_business_id)
    or (p_position is not null and not exists (select from public.call_turns
      where call_id = p_call_id and call_turns.position = p_position)) then
    return 'not_found';
  end if;
  insert into public.call_corrections (business_id, call_id, member_id, kind, position, words, created_at)
  values (p_business_id, p_call_id, p_member_id, p_correction_kind, p_position, p_words, p_now)
  on conflict do nothing;
  if not found then
    return 'already';
  end if;
  perform private.record_incident('call_correction', p_call_id::text,
    jsonb_build_object('business_id', p_business_id, 'kind', p_correction_kind, 'position', p_position), p_now);
  return 'kept';
end;
$$;
grant execute on function app.correct_call to app_system;
