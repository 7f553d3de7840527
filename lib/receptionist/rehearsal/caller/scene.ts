import type { Chance } from "@/lib/receptionist/rehearsal/chance";
import type { PracticeBusiness } from "@/lib/receptionist/rehearsal/practice-business";
import type { CallerAct, Scenario } from "@/lib/receptionist/rehearsal/scenario";

/** All that does not change during a call. */
export interface Scene {
  scenario: Scenario;
  business: PracticeBusiness;
  now: Date;
  /** The business's local date. */
  today: string;
  chance: Chance;
}

/** The caller says this. */
export function speech(text: string): CallerAct {
  return { kind: "speech", text: text.trim() };
}
