/** A list answer of Retell: `pagination_key` is present when there is more. */
export interface Page<T> {
  items: T[];
  has_more: boolean;
  pagination_key?: string;
}

/** One page of `rows`, which are in their final order. The key of a page is the key of its last row. */
export function pageOf<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  { limit, after, skip = 0 }: { limit: number; after?: string | undefined; skip?: number | undefined },
): Page<T> {
  const start = after === undefined ? skip : rows.findIndex((row) => keyOf(row) === after) + 1;
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  const hasMore = start + limit < rows.length;
  return { items, has_more: hasMore, ...(hasMore && last ? { pagination_key: keyOf(last) } : {}) };
}

/** A `limit` from a query or a body, between 1 and 1000. */
export function limitFrom(value: string | number | undefined, fallback: number): number {
  const limit = Number(value ?? fallback);
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, 1000) : fallback;
}
