import type { RehearsalFailure } from "@/lib/domain/receptionist/rehearsal-report";
import type { Suite } from "@/lib/receptionist/rehearsal/scenario";

/** What came of a suite, in percent of its callers. */
export interface SuiteScore {
  name: string;
  callers: number;
  runs: number;
  /** Share of calls that went right. */
  pass1: number;
  /** Share of callers whose every run went right. */
  passAll: number;
  failures: { scenarioId: string; run: number; turn: number; reason: string }[];
}

/** Counts the runs of one suite; `runs` holds the failures of each. */
export function scoreSuite({ business, scenarios }: Suite, runs: RehearsalFailure[][]): SuiteScore {
  const failures = runs.flatMap((failed, run) =>
    failed.map(({ scenarioId, turn, reason }) => ({ scenarioId, run, turn, reason })),
  );
  const unlucky = new Set(failures.map(({ scenarioId }) => scenarioId)).size;
  return {
    name: business.trade,
    callers: scenarios.length,
    runs: runs.length,
    pass1: percent(scenarios.length * runs.length - failures.length, scenarios.length * runs.length),
    passAll: percent(scenarios.length - unlucky, scenarios.length),
    failures,
  };
}

/** One line a trade and one for all. */
export function scoreTable(scores: readonly SuiteScore[]): string {
  const callers = sum(scores, (score) => score.callers);
  const all = {
    name: "all",
    callers,
    runs: scores[0]?.runs ?? 0,
    pass1: sum(scores, ({ pass1, callers: count }) => pass1 * count) / callers,
    passAll: sum(scores, ({ passAll, callers: count }) => passAll * count) / callers,
  };
  const rows = [...scores, all].map(({ name, callers: count, runs, pass1, passAll }) =>
    [
      name.padEnd(10),
      String(count).padStart(7),
      String(runs).padStart(5),
      pass1.toFixed(1).padStart(7),
      passAll.toFixed(1).padStart(7),
    ].join(" "),
  );
  return ["trade      callers  runs  pass@1 pass^4", ...rows].join("\n");
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
