/*
 * Brings the content of an older version back as a new one. A draft stays and moves one number on. Outcomes: published
 * (number, version_id), not_found, already_live, not_rehearsed, forbidden. Security definer: no table rights.
 */
create or replace function app.roll_back_receptionist(
  p_business_id uuid, p_member_id uuid, p_version_number int, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_old public.receptionist_versions;
  v_number int;
  v_id uuid;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  perform 1 from public.receptionists where business_id = p_business_id for update;
  select * into v_old from public.receptionist_versions
  where business_id = p_business_id and number = p_version_number and state <> 'draft';
  if not found then
    return jsonb_build_object('outcome', 'not_found');
  elsif exists (select from public.receptionist_versions live
      where live.business_id = p_business_id and live.state = 'published' and live.content_hash = v_old.content_hash) then
    return jsonb_build_object('outcome', 'already_live');
  elsif not private.has_passed(p_business_id, v_old.content_hash) then
    return jsonb_build_object('outcome', 'not_rehearsed');
  end if;
  select max(number) + 1 into v_number from public.receptionist_versions where business_id = p_business_id;
  update public.receptionist_versions set number = v_number
  where business_id = p_business_id and state = 'draft';
  if found then
    v_number := v_number - 1;
  end if;
  perform private.retire_live_version(p_business_id, p_now);
  insert into public.receptionist_versions (business_id, number, state, content, copied_from, author_id, created_at,
    saved_at, published_at)
  values (p_business_id, v_number, 'published', v_old.content, p_version_number, p_member_id, p_now, p_now, p_now)
  returning id into v_id;
  return private.go_live(p_business_id, p_member_id, v_id, 'rolled_back', p_now);
end;
$$;
grant execute on function app.roll_back_receptionist to app_system;
