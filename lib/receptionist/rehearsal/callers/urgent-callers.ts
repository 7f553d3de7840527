import type { TradeCast } from "@/lib/receptionist/rehearsal/trade-cast";
import { booking, type CallerPlan, onDay } from "./cast-scenario";

/** Callers in danger, or with damage happening now. */
export function urgentCallers({ emergencies }: TradeCast): CallerPlan[] {
  const [first = ""] = emergencies.en;
  const plain = emergencies.en.map((text, index) => ({
    id: `emergency-${index + 1}`,
    persona: "in an emergency",
    goal: "emergency",
    calls: [[{ kind: "say" as const, text }]],
    expected: { message: "urgent" as const },
  }));
  const spanish = emergencies.es.map((text, index) => ({
    id: `emergency-spanish-${index + 1}`,
    persona: "in an emergency, speaks Spanish",
    goal: "emergency",
    language: "es" as const,
    calls: [[{ kind: "say" as const, text }]],
    expected: { message: "urgent" as const },
  }));
  return [
    ...plain,
    ...spanish,
    {
      id: "emergency-withheld",
      persona: "in an emergency, number withheld",
      goal: "emergency",
      isWithheld: true,
      calls: [[{ kind: "say", text: first }]],
      expected: { message: "urgent" },
    },
    {
      id: "emergency-midway",
      persona: "something happens while booking",
      goal: "emergency",
      calls: booking([onDay(2)]).calls.map(() => [{ kind: "say" as const, text: "I'd like to make an appointment." }]),
      behaviour: { interjects: [{ at: "service", act: { kind: "speech", text: first } }] },
      expected: { message: "urgent" },
    },
  ];
}
