/*
 * All that the slot function needs for one business between two instants, in one row. hours: [[isoWeekday, "HH:MM",
 * "HH:MM"]]; closures: [["YYYY-MM-DD", "YYYY-MM-DD"]]; resources: [{id, busy: [start, end, start, end ...]}] in epoch
 * seconds. Null when there is no such business. Security definer: app_system holds no table rights.
 */
create or replace function app.load_availability(p_business_id uuid, p_from timestamptz, p_to timestamptz)
returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'status', businesses.status, 'time_zone', businesses.time_zone, 'lead_minutes', businesses.lead_minutes,
    'step_minutes', businesses.step_minutes, 'horizon_days', businesses.horizon_days,
    'services', (select coalesce(jsonb_agg(jsonb_build_object('id', services.id, 'name', services.name,
        'synonyms', services.synonyms, 'minutes', services.duration_minutes, 'buffer_minutes', services.buffer_minutes,
        'price_cents', services.price_cents, 'resource_ids', (select jsonb_agg(links.resource_id)
          from public.service_resources links where links.service_id = services.id))
        order by services.position, services.id), '[]')
      from public.services where services.business_id = businesses.id and services.is_active),
    'hours', (select coalesce(jsonb_agg(jsonb_build_array(hours.weekday, to_char(hours.opens, 'HH24:MI'),
        to_char(hours.closes, 'HH24:MI'))), '[]')
      from public.business_hours hours where hours.business_id = businesses.id),
    'closures', (select coalesce(jsonb_agg(jsonb_build_array(closures.starts_on, closures.ends_on)), '[]')
      from public.closures where closures.business_id = businesses.id
        and closures.ends_on >= (p_from at time zone businesses.time_zone)::date - 1
        and closures.starts_on <= (p_to at time zone businesses.time_zone)::date + 1),
    'resources', (select coalesce(jsonb_agg(jsonb_build_object('id', resources.id, 'busy', (
        select coalesce(jsonb_agg(bounds.at order by taken.starts_at, taken.ends_at, bounds.at), '[]') from (
          select extract(epoch from lower(occupies))::bigint as starts_at, extract(epoch from upper(occupies))::bigint as ends_at
          from public.appointments where resource_id = resources.id and status in ('confirmed', 'completed')
            and occupies && tstzrange(p_from, p_to)
          union all
          select extract(epoch from lower(during))::bigint, ceil(extract(epoch from upper(during)))::bigint
          from public.busy_blocks where business_id = businesses.id and during && tstzrange(p_from, p_to)
            and (resource_id is null or resource_id = resources.id)
        ) taken, lateral (values (taken.starts_at), (taken.ends_at)) as bounds (at)))
        order by resources.position, resources.id), '[]')
      from public.resources where resources.business_id = businesses.id and resources.is_active))
  from public.businesses where businesses.id = p_business_id;
$$;
grant execute on function app.load_availability to app_system;
