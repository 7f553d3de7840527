/* Writes one section; see its function. */
create or replace function private.write_setting(
  p_business_id uuid, p_section text, p_value jsonb, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  case p_section
    when 'profile' then perform private.write_profile(p_business_id, p_value);
    when 'booking' then perform private.write_booking_rules(p_business_id, p_value);
    when 'services' then perform private.write_services(p_business_id, p_value, p_now);
    when 'hours' then perform private.write_hours(p_business_id, p_value);
    when 'closures' then perform private.write_closures(p_business_id, p_value);
    when 'zone' then perform private.write_zone(p_business_id, p_value ->> 'timeZone', p_now);
    when 'resources' then perform private.write_resources(p_business_id, p_value, p_now);
    when 'areas' then perform private.write_areas(p_business_id, p_value);
    when 'answers' then perform private.write_answers(p_business_id, p_value, p_now);
    when 'emergency' then perform private.write_targets(p_business_id, 'emergency', p_value, p_now);
    when 'transfer' then perform private.write_targets(p_business_id, 'transfer', p_value, p_now);
    when 'texts' then perform private.write_texts(p_business_id, p_value);
  end case;
end;
$$;

/* Who saved a section last, for the person who comes later. */
create or replace function private.last_editor(p_business_id uuid, p_section text)
returns text
language sql stable set search_path = ''
as $$
  select users.email from public.audit_log
  join auth.users on users.id::text = audit_log.actor_id
  where audit_log.business_id = p_business_id and audit_log.action = 'settings.' || p_section
  order by audit_log.occurred_at desc, audit_log.id desc limit 1;
$$;

/*
 * Saves one section of the settings, if it still is what the member began with (p_base). Outcomes: saved and unchanged
 * (with the value as it stands), changed_elsewhere (with the value as it stands, and by whom), own_line (a person's
 * number is a line that we answer), setting_up (the wizard asks for this section, and decides until the plan is paid),
 * not_allowed (no owner or manager), not_found.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.save_setting(
  p_business_id uuid, p_member_id uuid, p_section text, p_base jsonb, p_value jsonb, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before jsonb;
  v_after jsonb;
begin
  /* One editor of a business at a time. */
  perform 1 from public.businesses where id = p_business_id for no key update;
  if not exists (select from public.memberships
      where business_id = p_business_id and user_id = p_member_id and role in ('owner', 'manager')) then
    return jsonb_build_object('outcome', 'not_allowed');
  elsif p_section in ('profile', 'services', 'hours', 'closures', 'zone', 'resources', 'areas')
      and private.is_setting_up(p_business_id) then
    return jsonb_build_object('outcome', 'setting_up');
  end if;
  v_before := private.read_setting(p_business_id, p_section);
  if v_before is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif v_before = p_value then
    return jsonb_build_object('outcome', 'unchanged', 'value', v_before);
  elsif v_before is distinct from p_base then
    return jsonb_build_object('outcome', 'changed_elsewhere', 'value', v_before,
      'by', private.last_editor(p_business_id, p_section));
  elsif p_section in ('emergency', 'transfer') and exists (select from jsonb_array_elements(p_value) item
      join public.phone_numbers on phone_numbers.e164 = item ->> 'phone') then
    return jsonb_build_object('outcome', 'own_line');
  end if;
  perform private.write_setting(p_business_id, p_section, p_value, p_now);
  v_after := private.read_setting(p_business_id, p_section);
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'settings.' || p_section, 'business', p_business_id::text,
    v_before, v_after, p_now);
  return jsonb_build_object('outcome', 'saved', 'value', v_after);
end;
$$;
grant execute on function app.save_setting to app_system;
