import type { CallerAct, Scenario } from "./scenario";

/** What the receptionist did in answer to the caller. */
export interface Answer {
  text: string;
  /** The receptionist hung up, or put the caller through. */
  isOver: boolean;
  isTransferred: boolean;
}

/** A call that a simulated caller leads. */
export interface StageCall {
  greeting: Answer;
  /** The caller speaks, presses keys or stays silent. */
  hear(act: Exclude<CallerAct, { kind: "hang_up" }>): Promise<Answer>;
  /** Always called at the end, also when the receptionist hung up first. */
  hangUp(): Promise<void>;
}

/** What stands when all is said. Dates and times are on the business's wall clock. */
export interface FinalState {
  appointments: { service: string; date: string; time: string; status: string; name: string; phone: string | null }[];
  messages: { text: string; isUrgent: boolean }[];
  emergencies: number;
}

/** The place where one scenario is played: a business of its own that nobody else touches. */
export interface Stage {
  /** The instant at which the caller rings. */
  now: Date;
  ring(from: string | null): Promise<StageCall>;
  look(): Promise<FinalState>;
  close(): Promise<void>;
}

/** Prepares a stage: the suite's business, and what the scenario finds there. */
export type OpenStage = (scenario: Scenario, run: number) => Promise<Stage>;
