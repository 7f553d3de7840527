/** What is probed, with the words that visitors read. */
export const probes = {
  database: { label: "Dashboard and calendar", detail: "Signing in, the calendar, settings and the records of calls." },
  queue: { label: "Texts, mail and calendar sync", detail: "What follows a call: confirmations, alerts and updates." },
  voice: { label: "Answering calls", detail: "The voice service that speaks with callers." },
} as const;

export type Probe = keyof typeof probes;

/** One measurement. `ms` is how long the probe took. */
export interface HealthCheck {
  probe: Probe;
  isUp: boolean;
  ms: number;
}

/** The measurements of one probe on one day of UTC. */
export interface HealthDay {
  probe: string;
  day: string;
  upCount: number;
  downCount: number;
  averageMs: number;
  lastMinute: Date;
  lastIsUp: boolean;
}

export interface DayState {
  day: string;
  /** `unknown`: nothing was measured. `partial`: some measurements failed, but fewer than one in twenty. */
  state: "up" | "partial" | "down" | "unknown";
  upCount: number;
  downCount: number;
}

export interface ProbeHistory {
  probe: Probe;
  now: "up" | "down" | "unknown";
  days: DayState[];
  /** Of what was measured, 0 to 1; null when nothing was. */
  availability: number | null;
  /** How many days have a measurement. */
  measuredDays: number;
}

const freshMs = 5 * 60_000;
const dayMs = 86_400_000;

/** The first of so many days that end with today, YYYY-MM-DD in UTC. */
export function firstDay(now: Date, days: number): string {
  return new Date(now.getTime() - (days - 1) * dayMs).toISOString().slice(0, 10);
}

/**
 * Each probe's days until today, the oldest first. A day without a measurement is unknown, never up; so is the present
 * when the newest measurement is older than five minutes.
 */
export function historyOf(rows: HealthDay[], now: Date, days: number): ProbeHistory[] {
  return (Object.keys(probes) as Probe[]).map((probe) => {
    const own = new Map(rows.filter((row) => row.probe === probe).map((row) => [row.day, row]));
    const list = Array.from({ length: days }, (_, index) => {
      const day = firstDay(now, days - index);
      return dayState(day, own.get(day));
    });
    const up = list.reduce((sum, { upCount }) => sum + upCount, 0);
    const all = list.reduce((sum, { upCount, downCount }) => sum + upCount + downCount, 0);
    const newest = [...own.values()].reduce<HealthDay | null>(
      (last, row) => (last && last.lastMinute >= row.lastMinute ? last : row),
      null,
    );
    const isFresh = newest !== null && now.getTime() - newest.lastMinute.getTime() < freshMs;
    return {
      probe,
      now: isFresh ? (newest.lastIsUp ? "up" : "down") : "unknown",
      days: list,
      availability: all === 0 ? null : up / all,
      measuredDays: list.filter(({ state }) => state !== "unknown").length,
    };
  });
}

function dayState(day: string, row: HealthDay | undefined): DayState {
  const upCount = row?.upCount ?? 0;
  const downCount = row?.downCount ?? 0;
  const all = upCount + downCount;
  const state = all === 0 ? "unknown" : downCount === 0 ? "up" : downCount / all < 0.05 ? "partial" : "down";
  return { day, state, upCount, downCount };
}
