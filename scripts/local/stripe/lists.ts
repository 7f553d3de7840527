import type Stripe from "stripe";
import { apiError, noSuch } from "./errors";
import { apiList } from "./objects";
import type { Range } from "./params";

interface Paging {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
}

/** One page of a list, newest first. `items` are given in the order of their creation. */
export function page<T extends { id: string }>(items: T[], url: string, paging: Paging): Stripe.ApiList<T> {
  const limit = paging.limit ?? 10;
  if (limit < 1 || limit > 100) {
    throw apiError(400, "Invalid limit: must be between 1 and 100.", { param: "limit" });
  }
  const newestFirst = [...items].reverse();
  if (paging.ending_before) {
    const before = newestFirst.slice(0, position(newestFirst, paging.ending_before, "ending_before"));
    return apiList(before.slice(-limit), url, before.length > limit);
  }
  const start = paging.starting_after ? position(newestFirst, paging.starting_after, "starting_after") + 1 : 0;
  return apiList(newestFirst.slice(start, start + limit), url, newestFirst.length > start + limit);
}

function position(items: { id: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index < 0) throw noSuch("object", id, param);
  return index;
}

/** True when the time lies in the range, or when there is no range. */
export function within(created: number, range: Range | undefined): boolean {
  if (!range) return true;
  const { gt, gte, lt, lte } = range as { gt?: number; gte?: number; lt?: number; lte?: number };
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  );
}
