/*
 * One section of a business's settings as its form has it, in the shapes of lib/domain/settings. Null for a business
 * that the caller may not see: members call it under row level security.
 */
create or replace function private.read_setting(p_business_id uuid, p_section text)
returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  if not exists (select from public.businesses where id = p_business_id) then
    return null;
  end if;
  if p_section in ('profile', 'booking', 'zone') then
    return (select case p_section
      when 'profile' then jsonb_build_object('name', name, 'trade', trade, 'phone', coalesce(phone, ''),
        'email', coalesce(email, ''), 'website', coalesce(website, ''), 'address', coalesce(address, ''),
        'description', coalesce(description, ''), 'language', language)
      when 'zone' then jsonb_build_object('timeZone', time_zone)
      else jsonb_build_object('leadMinutes', lead_minutes, 'stepMinutes', step_minutes, 'horizonDays', horizon_days,
        'cancelGraceMinutes', cancel_grace_minutes, 'needsAddress', needs_address) end
      from public.businesses where id = p_business_id);
  elsif p_section = 'services' then
    return (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'synonyms', synonyms,
        'description', coalesce(description, ''), 'durationMinutes', duration_minutes, 'bufferMinutes', buffer_minutes,
        'priceCents', price_cents, 'isActive', is_active,
        'resourceIds', (select coalesce(jsonb_agg(links.resource_id order by links.resource_id), '[]')
          from public.service_resources links where links.service_id = services.id)) order by position, id), '[]')
      from public.services where business_id = p_business_id);
  elsif p_section = 'hours' then
    return (select coalesce(jsonb_agg(jsonb_build_object('weekday', weekday, 'opens', to_char(opens, 'HH24:MI'),
        'closes', to_char(closes, 'HH24:MI')) order by weekday, opens), '[]')
      from public.business_hours where business_id = p_business_id);
  elsif p_section = 'closures' then
    return (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'startsOn', starts_on, 'endsOn', ends_on,
        'reason', coalesce(reason, '')) order by starts_on, id), '[]')
      from public.closures where business_id = p_business_id);
  elsif p_section = 'resources' then
    return (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'isActive', is_active)
        order by position, id), '[]')
      from public.resources where business_id = p_business_id);
  elsif p_section = 'areas' then
    return (select coalesce(jsonb_agg(zip order by zip), '[]')
      from public.service_areas where business_id = p_business_id);
  elsif p_section = 'answers' then
    return (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'question', question, 'answer', answer,
        'keywords', keywords, 'expiresOn', coalesce(expires_on::text, '')) order by created_at, id), '[]')
      from public.knowledge_entries where business_id = p_business_id);
  elsif p_section in ('emergency', 'transfer') then
    return (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'phone', phone)
        order by position), '[]')
      from public.escalation_targets where business_id = p_business_id and purpose = p_section);
  elsif p_section = 'texts' then
    return private.read_texts(p_business_id);
  end if;
  return null;
end;
$$;
grant execute on function private.read_setting to authenticated;
