/** One request of a load. `{{n}}` in the body becomes the running number, so that no two are alike. */
export interface PlannedRequest {
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

/** What the load generator does; it sends this many in all and keeps `concurrency` on the way. */
export type LoadPlan =
  | {
      kind: "http";
      requests: PlannedRequest[];
      /** Signs each body at the moment it is sent, as Retell does. */
      retellKey?: string;
      concurrency: number;
      count: number;
    }
  | {
      kind: "sql";
      databaseUrl: string;
      poolSize: number;
      sql: string;
      parameters: unknown[][];
      concurrency: number;
      count: number;
    };

/** What came of a load. */
export interface LoadResult {
  /** Sorted. */
  latenciesMs: number[];
  durationMs: number;
  /** How many answers had which HTTP status, or "cut" for a connection that broke. */
  statuses: Record<string, number>;
  /** How many answers of a tool had which outcome. */
  outcomes: Record<string, number>;
}

/** The value that this share of sorted numbers does not exceed. */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function perSecond(result: LoadResult): number {
  return (result.latenciesMs.length / result.durationMs) * 1000;
}

export function median(values: number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
