/*
 * What would come of a booking or a move by a member, without doing it. p_appointment_id, where given, is the one that
 * moves: it does not stand in its own way, and keeps its crew where it can. problem is null when it would succeed,
 * otherwise slot_taken or one of check_slot; resource_id and
 * resource are who would take it; blocked_by says what holds those who could:
 * [{kind: appointment | google | manual, title, resource, starts_at, ends_at}]; business_status is what business_inactive
 * comes from. Null when there is no such business or
 * appointment. Security definer: app_system holds no table rights.
 */
create or replace function app.check_moment(
  p_business_id uuid, p_appointment_id uuid, p_service_id uuid, p_resource_id uuid, p_starts_at timestamptz,
  p_minutes int, p_now timestamptz, p_may_override boolean
)
returns json
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_business public.businesses;
  v_service public.services;
  v_moved public.appointments;
  v_minutes int;
  v_occupies tstzrange;
  v_problem text;
  v_resource public.resources;
begin
  select * into v_business from public.businesses where id = p_business_id;
  select * into v_moved from public.appointments where id = p_appointment_id and business_id = p_business_id;
  if v_business.id is null or (p_appointment_id is not null and v_moved.id is null) then
    return null;
  end if;
  select * into v_service from public.services
  where id = coalesce(p_service_id, v_moved.service_id) and business_id = p_business_id;
  v_minutes := coalesce(p_minutes, (extract(epoch from v_moved.ends_at - v_moved.starts_at) / 60)::int,
    v_service.duration_minutes, 1);
  v_occupies := tstzrange(p_starts_at,
    p_starts_at + make_interval(mins => v_minutes + coalesce(v_service.buffer_minutes, 0)));
  v_problem := private.check_slot(v_business, v_service, p_starts_at, null, p_now, v_minutes, true, p_may_override);
  select resources.* into v_resource from public.resources
  where resources.business_id = p_business_id and private.may_take(resources, v_service.id, p_resource_id)
    and not exists (select from private.holders_of(resources.id, p_business_id, v_occupies, p_appointment_id))
  order by resources.id is distinct from v_moved.resource_id, resources.position, resources.id limit 1;
  if v_problem is null and v_resource.id is null then
    v_problem := 'slot_taken';
  end if;
  return json_build_object('problem', v_problem, 'resource_id', v_resource.id, 'resource', v_resource.name,
    'business_status', v_business.status, 'blocked_by',
    case when v_resource.id is not null then '[]'::json else (
      select coalesce(json_agg(json_build_object('kind', holders.kind, 'title', holders.title,
        'resource', holders.resource, 'starts_at', holders.starts_at, 'ends_at', holders.ends_at)), '[]')
      from (select distinct found.kind, found.title, resources.name as resource, found.starts_at, found.ends_at
        from public.resources
        cross join lateral private.holders_of(resources.id, p_business_id, v_occupies, p_appointment_id) found
        where resources.business_id = p_business_id and private.may_take(resources, v_service.id, p_resource_id)
        order by found.starts_at limit 5) holders) end);
end;
$$;
grant execute on function app.check_moment to app_system;

/* Whether a resource is the asked one (null: any) and may take a service. */
create or replace function private.may_take(p_resource public.resources, p_service_id uuid, p_wanted_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select p_resource.is_active and (p_wanted_id is null or p_resource.id = p_wanted_id)
    and (not exists (select from public.service_resources where service_id = p_service_id)
      or exists (select from public.service_resources
        where service_id = p_service_id and resource_id = p_resource.id));
$$;

/* What holds a resource during p_occupies; p_except does not count. */
create or replace function private.holders_of(
  p_resource_id uuid, p_business_id uuid, p_occupies tstzrange, p_except uuid
)
returns table (kind text, title text, starts_at timestamptz, ends_at timestamptz)
language sql stable set search_path = ''
as $$
  select 'appointment', customer_name, lower(occupies), upper(occupies) from public.appointments
  where resource_id = p_resource_id and occupies && p_occupies and status in ('confirmed', 'completed')
    and id is distinct from p_except
  union all
  select source, summary, lower(during), upper(during) from public.busy_blocks
  where business_id = p_business_id and during && p_occupies and (resource_id is null or resource_id = p_resource_id);
$$;
