/** What came of letting callers ring. `turn` counts from 1 what the caller did. */
export interface RehearsalReport {
  total: number;
  passed: number;
  failures: RehearsalFailure[];
}

export interface RehearsalFailure {
  scenarioId: string;
  turn: number;
  reason: string;
  transcript: SpokenLine[];
}

export interface SpokenLine {
  role: "caller" | "receptionist";
  text: string;
}
