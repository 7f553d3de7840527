/*
 * Whether one moment may be booked at all, apart from who else holds it. Null when it may; otherwise one of
 * business_inactive, unknown_service, too_soon, too_far, outside_hours, out_of_area, needs_details. p_minutes, where
 * given, stands for the length of the service.
 *
 * A member (p_is_member) knows the day: the lead time does not bind them, only the past does, and a place need not be
 * told. With p_may_override they have confirmed that horizon, hours and area do not matter this time. What they enter
 * is not charged, so that they may go on while an unpaid plan pauses what callers book.
 */
create or replace function private.check_slot(
  p_business public.businesses, p_service public.services, p_starts_at timestamptz, p_zip text, p_now timestamptz,
  p_minutes int default null, p_is_member boolean default false, p_may_override boolean default false
)
returns text
language plpgsql stable set search_path = ''
as $$
declare
  v_ends_at timestamptz := p_starts_at + make_interval(mins => coalesce(p_minutes, p_service.duration_minutes));
  v_lead_minutes int := case when p_is_member then 0 else p_business.lead_minutes end;
  v_is_free boolean := p_is_member and p_may_override;
  v_day date := (p_starts_at at time zone p_business.time_zone)::date;
begin
  if p_business.status not in ('active', 'past_due') and not (p_is_member and p_business.status = 'paused') then
    return 'business_inactive';
  end if;
  if p_service.id is null or not p_service.is_active or p_service.business_id <> p_business.id then
    return 'unknown_service';
  end if;
  if p_starts_at < p_now + make_interval(mins => v_lead_minutes) then
    return 'too_soon';
  end if;
  if v_is_free then
    return null;
  end if;
  if v_day > (p_now at time zone p_business.time_zone)::date + p_business.horizon_days then
    return 'too_far';
  end if;
  if not private.open_ranges(p_business.id, p_business.time_zone, v_day - 1, v_day + 2)
      @> tstzrange(p_starts_at, v_ends_at) then
    return 'outside_hours';
  end if;
  if (p_zip is not null or not p_is_member) and exists (select from public.service_areas where business_id = p_business.id) then
    if p_zip is null then
      return 'needs_details';
    elsif not exists (select from public.service_areas where business_id = p_business.id and zip = left(p_zip, 5)) then
      return 'out_of_area';
    end if;
  end if;
  return null;
end;
$$;
