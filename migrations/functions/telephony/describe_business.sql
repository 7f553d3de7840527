/*
 * What the receptionist tells callers about a business: profile, services, hours, area, knowledge, open now, and what the
 * receptionist itself is like in one version (null: before the first publication).
 */
create or replace function private.describe_business(p_business_id uuid, p_now timestamptz, p_version_id uuid)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'business_id', businesses.id, 'name', businesses.name, 'trade', businesses.trade, 'status', businesses.status,
    'time_zone', businesses.time_zone, 'language', versions.content -> 'language', 'receptionist', versions.content,
    'phone', businesses.phone, 'address', businesses.address, 'needs_address', businesses.needs_address,
    'is_answering', coalesce(receptionists.is_answering, true),
    'agent_id', receptionists.retell_agent_id, 'agent_version', receptionists.retell_agent_version,
    'is_open', private.open_ranges(businesses.id, businesses.time_zone, today.day - 1, today.day) @> p_now,
    'services', (select coalesce(jsonb_agg(jsonb_build_object('name', services.name, 'synonyms', services.synonyms,
        'minutes', services.duration_minutes, 'price_cents', services.price_cents)
        order by services.position, services.id), '[]')
      from public.services where services.business_id = businesses.id and services.is_active),
    'hours', (select coalesce(jsonb_agg(jsonb_build_array(hours.weekday, to_char(hours.opens, 'HH24:MI'),
        to_char(hours.closes, 'HH24:MI')) order by hours.weekday, hours.opens), '[]')
      from public.business_hours hours where hours.business_id = businesses.id),
    'closures', (select coalesce(jsonb_agg(jsonb_build_array(closures.starts_on, closures.ends_on, closures.reason)
        order by closures.starts_on), '[]')
      from public.closures where closures.business_id = businesses.id
        and closures.ends_on >= today.day and closures.starts_on <= today.day + 60),
    'zips', (select coalesce(jsonb_agg(areas.zip order by areas.zip), '[]')
      from public.service_areas areas where areas.business_id = businesses.id),
    'knowledge', (select coalesce(jsonb_agg(jsonb_build_object('question', entries.question, 'answer', entries.answer,
        'keywords', entries.keywords) order by entries.id), '[]')
      from public.knowledge_entries entries where entries.business_id = businesses.id
        and (entries.expires_on is null or entries.expires_on >= today.day)))
  from public.businesses
  left join public.receptionists on receptionists.business_id = businesses.id
  cross join lateral (select private.receptionist_content(businesses.id, p_version_id) as content) versions
  cross join lateral (select (p_now at time zone businesses.time_zone)::date as day) today
  where businesses.id = p_business_id;
$$;

/* The same for the application. Security definer: app_system holds no table rights. */
create or replace function app.describe_business(p_business_id uuid, p_now timestamptz)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select private.describe_business(p_business_id, p_now, private.live_version_id(p_business_id));
$$;
grant execute on function app.describe_business to app_system;
