import type {
  Before,
  Behaviour,
  CallerTask,
  Expected,
  Language,
  Scenario,
  TimeWish,
} from "@/lib/receptionist/rehearsal/scenario";
import { callerNames, spanishNames, type TradeCast } from "@/lib/receptionist/rehearsal/trade-cast";

/** What sets one caller apart; the rest is made up from the cast. */
export interface CallerPlan {
  id: string;
  persona: string;
  goal: string;
  calls: CallerTask[][];
  expected?: Partial<Expected>;
  language?: Language;
  behaviour?: Behaviour;
  before?: Before;
  name?: string;
  isWithheld?: boolean;
  phone?: string;
  zip?: string;
  address?: string;
}

/** Makes the scenario of a plan. Its number and name follow from its place in the list. */
export function castScenario(cast: TradeCast, plan: CallerPlan, index: number): Scenario {
  const language = plan.language ?? "en";
  const names = language === "es" ? spanishNames : callerNames;
  const phone = plan.phone ?? `+1202555${String(1000 + index)}`;
  return {
    id: `${cast.business.trade}/${plan.id}`,
    persona: plan.persona,
    goal: plan.goal,
    language,
    caller: {
      name: plan.name ?? names[index % names.length] ?? "",
      number: plan.isWithheld ? null : phone,
      phone,
      address: plan.address ?? cast.addresses[index % cast.addresses.length] ?? "",
      zip: plan.zip ?? cast.zips.served,
    },
    behaviour: plan.behaviour ?? {},
    before: plan.before ?? {},
    calls: plan.calls,
    expected: { message: "none", appointments: [], ...plan.expected },
  };
}

/** One booking: its task, and that it stands on the wish that can be met (`met`, the first unless said otherwise). */
export function booking(
  wishes: TimeWish[],
  { service = 0, met = 0 }: { service?: number; met?: number } = {},
): { calls: CallerTask[][]; expected: Partial<Expected> } {
  const wish = wishes[met];
  return {
    calls: [[{ kind: "book", service, wishes }]],
    expected: { appointments: [{ service, wishes: wish ? [wish] : [] }] },
  };
}

export const onDay = (nth: number, rest: Omit<TimeWish, "day"> = {}): TimeWish => ({
  day: { kind: "open_day", nth },
  ...rest,
});
export const anyTime: TimeWish = { day: { kind: "any" } };
