import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { asMember, type MemberClaims } from "@/lib/db/as-member";
import { openDays } from "@/lib/db/member/open-days";

const timeZone = "America/Denver";
let app: TestContainer;
let businessId: string;
let claims: MemberClaims;

beforeAll(async () => {
  app = await openTestContainer();
  const hours = [
    { weekdays: [1, 2, 3, 4, 5], opens: "08:00", closes: "12:00" },
    { weekdays: [1, 2, 3, 4, 5], opens: "13:00", closes: "17:30" },
    // Over the hour that a clock change skips or gives twice.
    { weekdays: [7], opens: "00:30", closes: "04:00" },
    { weekdays: [6], opens: "20:00", closes: "24:00" },
  ];
  const closures = [{ startsOn: "2026-03-10", endsOn: "2026-03-11" }];
  const business = await makeBusiness(app.database.admin, { timeZone, hours, closures });
  businessId = business.id;
  claims = { sub: business.ownerId, role: "authenticated" };
});
afterAll(() => app.close());

/** Open by the clock on the wall at each quarter of an hour, and what the days say of the same moments. */
async function compare(from: string, to: string) {
  const interval = { from: new Date(from), to: new Date(to) };
  const question = sql<{ at: Date; by_clock: boolean; by_days: boolean }>`
    with days as (${openDays(businessId, interval, timeZone)})
    select at, coalesce(days.open @> at, false) as by_days,
      exists (select from public.business_hours where business_id = ${businessId}
          and weekday = extract(isodow from at at time zone ${timeZone})
          and (at at time zone ${timeZone})::time >= opens
          and ((at at time zone ${timeZone})::time < closes))
        and not exists (select from public.closures where business_id = ${businessId}
          and (at at time zone ${timeZone})::date between starts_on and ends_on) as by_clock
    from generate_series(${interval.from}::timestamptz, ${interval.to}::timestamptz - interval '1 minute',
      interval '15 minutes') as at
    left join days on at >= days.begins and at < days.ends`;
  const { rows } = await asMember(app.container.kysely, claims, (transaction) => question.execute(transaction));
  return rows;
}

for (const [name, from, to] of [
  ["in an ordinary week with a closure", "2026-03-09T06:00:00Z", "2026-03-16T06:00:00Z"],
  ["on the night that skips an hour", "2026-03-07T07:00:00Z", "2026-03-09T06:00:00Z"],
  ["on the night that has an hour twice", "2026-10-31T06:00:00Z", "2026-11-02T07:00:00Z"],
] as const) {
  test(`the days of a range are open when the clock of the business says so, ${name}`, async () => {
    const rows = await compare(from, to);

    expect(rows.length).toBe((Date.parse(to) - Date.parse(from)) / 900_000);
    expect(rows.filter((row) => row.by_days)).not.toEqual([]);
    expect(rows.filter((row) => row.by_days !== row.by_clock)).toEqual([]);
  });
}
