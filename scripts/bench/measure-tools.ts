import { type Bench, sendSigned, type Tenant, toolRequest, untilIdle } from "./bench-stack";
import type { LoadResult, PlannedRequest } from "./plan";
import { percentile } from "./plan";
import type { Row } from "./report";
import { freeMoment } from "./tenants";

const dayMs = 86_400_000;
const callsInParallel = 50;

/** Lookups as callers make them: any time, a day, a day and a time, a part of the day; two weeks ahead. */
export function lookupRequests(bench: Bench, tenant: Tenant): PlannedRequest[] {
  const dayFrom = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
  const wishes = Array.from({ length: 14 }, (_, index) => [
    { service: "Visit" },
    { service: "Visit", date: dayFrom(index + 1) },
    { service: "Visit", date: dayFrom(index + 1), time: "14:00" },
    { service: "Visit", date: dayFrom(index + 1), part_of_day: "morning" },
  ]).flat();
  return Array.from({ length: wishes.length * callsInParallel }, (_, index) =>
    toolRequest(bench, tenant, {
      tool: "lookup_availability",
      callId: `call_lookup_${index % callsInParallel}`,
      args: wishes[index % wishes.length] ?? {},
    }),
  );
}

/** Latency of a lookup in a full calendar, at 10 and at 50 calls in parallel, without a pause between questions. */
export async function measureLookup(bench: Bench, tenant: Tenant): Promise<Row[]> {
  const requests = lookupRequests(bench, tenant);
  const rows: Row[] = [];
  await sendSigned(bench, { requests, concurrency: callsInParallel, count: 1_000 });
  for (const concurrency of [10, callsInParallel]) {
    const result = await sendSigned(bench, { requests, concurrency, count: 3_000 });
    const isJudged = concurrency === callsInParallel;
    const what = `lookup_availability, ${concurrency} in parallel`;
    const note = JSON.stringify(result.outcomes);
    rows.push({ what: `${what}, p50`, value: percentile(result.latenciesMs, 0.5), unit: "ms", note });
    rows.push({
      what: `${what}, p95`,
      value: percentile(result.latenciesMs, 0.95),
      unit: "ms",
      ...limit(isJudged, 40),
    });
    rows.push({
      what: `${what}, p99`,
      value: percentile(result.latenciesMs, 0.99),
      unit: "ms",
      ...limit(isJudged, 80),
    });
  }
  return rows;
}

function limit(isJudged: boolean, max: number): Pick<Row, "limit"> {
  return isJudged ? { limit: { max } } : {};
}

/** Bookings of free moments from `first` on, each on a call of its own, with a person's details. */
export function bookRequests(bench: Bench, tenant: Tenant, first: number, count: number): PlannedRequest[] {
  return Array.from({ length: count }, (_, index) =>
    toolRequest(bench, tenant, {
      tool: "book_appointment",
      callId: `call_book_${first + index}`,
      args: { service: "Visit", datetime: freeMoment(first + index, new Date()), name: `Caller ${first + index}` },
    }),
  );
}

/** Latency of a booking while ten calls book at a time, the effects of the ones before running beside them. */
export async function measureBooking(bench: Bench, tenant: Tenant): Promise<Row[]> {
  await sendSigned(bench, { requests: bookRequests(bench, tenant, 0, 40), concurrency: 10, count: 40 });
  const result = await sendSigned(bench, {
    requests: bookRequests(bench, tenant, 40, 300),
    concurrency: 10,
    count: 300,
  });
  const drainedMs = await untilIdle(bench);
  return [
    {
      what: "book_appointment, 10 in parallel, p95",
      value: percentile(result.latenciesMs, 0.95),
      unit: "ms",
      limit: { max: 60 },
      note: JSON.stringify(result.outcomes),
    },
    { what: "all effects of 340 bookings done after", value: drainedMs / 1000, unit: "s" },
  ];
}

/** 200 calls ask for the only place of one moment at once: one gets it, and every other hears slot_taken. */
export async function measureRivals(bench: Bench, tenant: Tenant): Promise<Row[]> {
  const rivals = 200;
  const datetime = freeMoment(0, new Date());
  const requests = Array.from({ length: rivals }, (_, index) =>
    toolRequest(bench, tenant, {
      tool: "book_appointment",
      callId: `call_rival_${index}`,
      args: { service: "Visit", datetime, name: `Rival ${index}` },
    }),
  );
  const result = await sendSigned(bench, { requests, concurrency: rivals, count: rivals });
  await untilIdle(bench);
  return [
    { what: "200 rivals for one slot: booked", ...exactly(1, result, "booked") },
    { what: "200 rivals for one slot: slot_taken", ...exactly(199, result, "slot_taken") },
    { what: "200 rivals, slowest answer", value: percentile(result.latenciesMs, 1), unit: "ms" },
  ];
}

function exactly(wanted: number, { outcomes }: LoadResult, outcome: string): Omit<Row, "what"> {
  const value = outcomes[outcome] ?? 0;
  return { value, unit: "", limit: value > wanted ? { max: wanted } : { min: wanted }, note: JSON.stringify(outcomes) };
}
