/*
 * The instants at which a business is open, between two local dates inclusive: weekly hours less closures. A wall-clock
 * time that a DST change skips counts as the instant after the gap, one that occurs twice as its second occurrence:
 * what "at time zone" does, and what the slot function of the application does too. plpgsql keeps its plan.
 */
create or replace function private.open_ranges(p_business_id uuid, p_time_zone text, p_from date, p_to date)
returns tstzmultirange
language plpgsql stable set search_path = ''
as $$
begin
  return (
    with days as (
      select (p_from + offsets.n)::date as day from generate_series(0, p_to - p_from) as offsets (n)
    ), opened as (
      select (days.day + hours.opens) at time zone p_time_zone as opens_at,
        (days.day + hours.closes) at time zone p_time_zone as closes_at
      from days
      join public.business_hours hours
        on hours.business_id = p_business_id and hours.weekday = extract(isodow from days.day)
    ), closed as (
      select range_agg(tstzrange(closures.starts_on::timestamp at time zone p_time_zone,
        (closures.ends_on + 1)::timestamp at time zone p_time_zone)) as ranges
      from public.closures
      where closures.business_id = p_business_id and closures.ends_on >= p_from and closures.starts_on <= p_to
    )
    select coalesce((select range_agg(tstzrange(opens_at, closes_at)) from opened where closes_at > opens_at), '{}')
      - coalesce((select ranges from closed), '{}')
  );
end;
$$;
