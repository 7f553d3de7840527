import { Temporal } from "temporal-polyfill";
import type { Price } from "./objects";

/** The end of the billing period that starts at `start` (Unix seconds); months end on their last day at the latest. */
export function periodAfter(start: number, recurring: Price["recurring"]): number {
  const count = recurring?.interval_count ?? 1;
  const from = Temporal.Instant.fromEpochMilliseconds(start * 1000).toZonedDateTimeISO("UTC");
  const duration = { [`${recurring?.interval ?? "month"}s`]: count } as Temporal.DurationLike;
  return from.add(duration).epochMilliseconds / 1000;
}
