/*
 * All that the slot function needs for one business between two instants, in one row. hours: [[isoWeekday, "HH:MM",
 * "HH:MM"]]; closures: [["YYYY-MM-DD", "YYYY-MM-DD"]]; resources: [{id, busy: [start, end, start, end ...]}] in epoch
 * seconds, joined where they touch. Null when there is no such business. Security definer: app_system holds no table
 * rights.
 *
 * plpgsql and json on purpose: Postgres 17 plans a function in SQL anew at every call, and jsonb is built only to be
 * written out; date_part counts in floating point, extract in decimals, which takes five times as long. One plan for
 * all windows keeps it so as a tenant grows: left to choose, Postgres plans anew at each call from 100,000 rows on.
 */
create or replace function app.load_availability(p_business_id uuid, p_from timestamptz, p_to timestamptz)
returns json
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  v_window tstzrange := tstzrange(p_from, p_to);
begin
  return (select json_build_object(
    'status', businesses.status, 'time_zone', businesses.time_zone, 'lead_minutes', businesses.lead_minutes,
    'step_minutes', businesses.step_minutes, 'horizon_days', businesses.horizon_days,
    'services', (select coalesce(json_agg(json_build_object('id', services.id, 'name', services.name,
        'synonyms', services.synonyms, 'minutes', services.duration_minutes, 'buffer_minutes', services.buffer_minutes,
        'price_cents', services.price_cents, 'resource_ids', (select json_agg(links.resource_id)
          from public.service_resources links where links.service_id = services.id))
        order by services.position, services.id), '[]')
      from public.services where services.business_id = businesses.id and services.is_active),
    'hours', (select coalesce(json_agg(json_build_array(hours.weekday, to_char(hours.opens, 'HH24:MI'),
        to_char(hours.closes, 'HH24:MI'))), '[]')
      from public.business_hours hours where hours.business_id = businesses.id),
    'closures', (select coalesce(json_agg(json_build_array(closures.starts_on, closures.ends_on)), '[]')
      from public.closures where closures.business_id = businesses.id
        and closures.ends_on >= (p_from at time zone businesses.time_zone)::date - 1
        and closures.starts_on <= (p_to at time zone businesses.time_zone)::date + 1),
    'resources', (select coalesce(json_agg(json_build_object('id', resources.id, 'busy', array(
          select unnest(array[floor(date_part('epoch', lower(busy)))::int8, ceil(date_part('epoch', upper(busy)))::int8])
          from unnest((select range_agg(taken.during) from (
            select occupies as during from public.appointments
            where resource_id = resources.id and status in ('confirmed', 'completed') and occupies && v_window
            union all
            select during from public.busy_blocks
            where business_id = businesses.id and during && v_window
              and (resource_id is null or resource_id = resources.id)
          ) taken)) as busy))
        order by resources.position, resources.id), '[]')
      from public.resources where resources.business_id = businesses.id and resources.is_active))
  from public.businesses where businesses.id = p_business_id);
end;
$$;
grant execute on function app.load_availability to app_system;
