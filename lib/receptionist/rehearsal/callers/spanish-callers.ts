import type { TradeCast } from "@/lib/receptionist/rehearsal/trade-cast";
import { booking, type CallerPlan, onDay } from "./cast-scenario";

const own = { service: 0, wish: onDay(3, { time: "11:00" }) };

/** Callers who speak Spanish to a business that greets in English. */
export function spanishCallers({ messages }: TradeCast): CallerPlan[] {
  const plans: Omit<CallerPlan, "language">[] = [
    { id: "spanish", persona: "friendly", goal: "book", ...booking([onDay(2, { part: "morning" })]) },
    { id: "spanish-afternoon", persona: "friendly", goal: "book", ...booking([onDay(1, { part: "afternoon" })]) },
    { id: "spanish-hour", persona: "knows the hour", goal: "book", ...booking([onDay(3, { time: "11:30" })]) },
    {
      id: "spanish-vague",
      persona: "says little at first",
      goal: "book",
      ...booking([onDay(2)]),
      behaviour: { opens: "vaguely" },
    },
    {
      id: "spanish-all-at-once",
      persona: "says everything in one breath",
      goal: "book",
      ...booking([onDay(2, { time: "12:00" })]),
      behaviour: { opens: "with_everything" },
    },
    {
      id: "spanish-withheld",
      persona: "withholds the number",
      goal: "book",
      ...booking([onDay(2)]),
      isWithheld: true,
      behaviour: { speech: "recognised" },
    },
    {
      id: "spanish-changes-day",
      persona: "changes the day when it is read back",
      goal: "book",
      calls: [[{ kind: "book", service: 0, wishes: [onDay(1)], changesMind: { wish: onDay(4, { part: "morning" }) } }]],
      expected: { appointments: [{ service: 0, wishes: [onDay(4, { part: "morning" })] }] },
    },
    {
      id: "spanish-cancels",
      persona: "does not need it any more",
      goal: "cancel",
      calls: [[{ kind: "cancel" }]],
      before: { appointments: [own] },
    },
    {
      id: "spanish-moves",
      persona: "cannot make it that day",
      goal: "reschedule",
      calls: [[{ kind: "move", wishes: [onDay(5, { part: "morning" })] }]],
      before: { appointments: [own] },
      expected: { appointments: [{ service: 0, wishes: [onDay(5, { part: "morning" })] }] },
    },
    {
      id: "spanish-message",
      persona: "wants something passed on",
      goal: "message",
      calls: [[{ kind: "leave_message", text: messages.es[0] ?? "" }]],
      expected: { message: "some" },
    },
  ];
  return plans.map((plan) => ({ ...plan, language: "es" }));
}
