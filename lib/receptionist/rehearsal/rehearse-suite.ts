import type { RehearsalReport } from "@/lib/domain/receptionist/rehearsal-report";
import { playScenario } from "./play-scenario";
import type { Suite } from "./scenario";
import type { OpenStage } from "./stage";

/** How a suite is played. `onPlayed` hears of every caller as they hang up. */
export interface RehearsalPlan {
  suite: Suite;
  openStage: OpenStage;
  /** Which way the callers speak this time; the same number makes the same calls. */
  seed: number;
  onPlayed?: (done: { scenarioId: string; passed: boolean; played: number; total: number }) => Promise<void> | void;
}

/** Lets every caller of a suite ring, one after another, and reports who was not served and at which turn. */
export async function rehearseSuite({ suite, openStage, seed, onPlayed }: RehearsalPlan): Promise<RehearsalReport> {
  const total = suite.scenarios.length;
  const report: RehearsalReport = { total, passed: 0, failures: [] };
  for (const [index, scenario] of suite.scenarios.entries()) {
    const stage = await openStage(scenario, seed);
    try {
      const { reason, turn, transcript } = await playScenario(suite, scenario, stage, seed);
      if (reason === null) report.passed++;
      else report.failures.push({ scenarioId: scenario.id, turn, reason, transcript });
      await onPlayed?.({ scenarioId: scenario.id, passed: reason === null, played: index + 1, total });
    } finally {
      await stage.close();
    }
  }
  return report;
}
