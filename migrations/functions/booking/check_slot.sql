/*
 * Whether one moment may be booked at all, apart from who else holds it. Null when it may; otherwise one of
 * business_inactive, unknown_service, too_soon, too_far, outside_hours, out_of_area, needs_details.
 */
create or replace function private.check_slot(
  p_business public.businesses, p_service public.services, p_starts_at timestamptz, p_zip text, p_now timestamptz
)
returns text
language plpgsql stable set search_path = ''
as $$
declare
  v_ends_at timestamptz := p_starts_at + make_interval(mins => p_service.duration_minutes);
  v_day date := (p_starts_at at time zone p_business.time_zone)::date;
begin
  if p_business.status not in ('active', 'past_due') then
    return 'business_inactive';
  end if;
  if p_service.id is null or not p_service.is_active or p_service.business_id <> p_business.id then
    return 'unknown_service';
  end if;
  if p_starts_at < p_now + make_interval(mins => p_business.lead_minutes) then
    return 'too_soon';
  end if;
  if v_day > (p_now at time zone p_business.time_zone)::date + p_business.horizon_days then
    return 'too_far';
  end if;
  if not private.open_ranges(p_business.id, p_business.time_zone, v_day - 1, v_day + 2)
      @> tstzrange(p_starts_at, v_ends_at) then
    return 'outside_hours';
  end if;
  if exists (select from public.service_areas where business_id = p_business.id) then
    if p_zip is null then
      return 'needs_details';
    elsif not exists (select from public.service_areas where business_id = p_business.id and zip = left(p_zip, 5)) then
      return 'out_of_area';
    end if;
  end if;
  return null;
end;
$$;
