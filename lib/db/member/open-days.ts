import { sql } from "kysely";
import type { Interval } from "@/lib/domain/member/reads";

/**
 * The local days of an interval, as a query of `day`, `begins` and `ends` (instants, within the interval) and `open`, a
 * multirange of the instants at which the business takes calls by its hours and closures; null on a day without any.
 * Instants are compared with it as they are: a wall clock is made for each day, not for each row.
 */
export function openDays(businessId: string, { from, to }: Interval, timeZone: string) {
  return sql`
    select moment::date as day, greatest(moment at time zone ${timeZone}, ${from}::timestamptz) as begins,
      least((moment + interval '1 day') at time zone ${timeZone}, ${to}::timestamptz) as ends,
      (select range_agg(tstzrange(least(hours.opens_at, hours.closes_at), hours.closes_at))
        from (select (moment + opens) at time zone ${timeZone} as opens_at,
            (moment + closes) at time zone ${timeZone} as closes_at
          from public.business_hours
          where business_hours.business_id = ${businessId} and weekday = extract(isodow from moment)) as hours
        where not exists (select from public.closures where closures.business_id = ${businessId}
          and moment::date between closures.starts_on and closures.ends_on)) as open
    from generate_series((${from}::timestamptz at time zone ${timeZone})::date::timestamp,
      ((${to}::timestamptz - interval '1 second') at time zone ${timeZone})::date::timestamp, interval '1 day') as moment`;
}
