import { z } from "zod";
import { EMERGENCY_KINDS, SAFETY_WORDS } from "@/lib/domain/emergencies/emergency-kinds";
import { findAnyEmergency } from "@/lib/domain/emergencies/find-any-emergency";
import { nextWords } from "@/lib/domain/emergencies/next-words";
import { type EmergencyReport, reportEmergency } from "@/lib/services/emergencies/report-emergency";
import { text } from "./args";
import type { Language } from "./say";
import { defineTool, type ToolAnswer } from "./tool";

export const reportEmergencyTool = defineTool({
  name: "report_emergency",
  description:
    "Reports an emergency to the people on call. Call it at once when the caller tells of danger, of damage happening now, or says that it cannot wait; then say its answer word for word.",
  args: z.object({
    what: z
      .preprocess((value) => (typeof value === "string" ? value.trim() : value), z.string().min(1).max(2000))
      .describe("What happened, in the caller's own words."),
    kind: z
      .preprocess((value) => value || undefined, z.enum(EMERGENCY_KINDS).optional().catch(undefined))
      .describe("What it is about, when it is clear; declared when only the caller says that it is an emergency."),
    address: text(300).describe("Where it is."),
    name: text(120),
    phone: text(60).describe("The number to call back, when it is not the one they call from."),
  }),
  async run(ctx, line, args) {
    return sayReport(await reportEmergency(ctx, line, args), line.language);
  },
  sayFailure({ what, kind }, language) {
    const danger = findAnyEmergency(what)?.kind ?? kind ?? "declared";
    return `${SAFETY_WORDS[danger][language]} ${notReported[language]}`;
  },
});

const notReported = {
  en: "I cannot reach our people on call right now, because of a technical problem. Please don't wait for us: call another emergency service. I can also take a message.",
  es: "Ahora no puedo avisar a las personas de guardia por un problema técnico. Por favor no nos espere: llame a otro servicio de emergencia. También puedo tomar un mensaje.",
};

/** The answer to a report: what to do for safety first, then the truth about what happens next. */
export function sayReport(report: EmergencyReport, language: Language): ToolAnswer {
  if (report.outcome === "not_urgent") {
    const say = nextWords({ outcome: "not_urgent", minutes: 0, takenBy: null }, language);
    const instruction = "If the caller says that it cannot wait, call report_emergency again with kind declared.";
    return { say, data: { outcome: "not_urgent", instruction } };
  }
  const { outcome, kind, isLifeThreat, minutes } = report;
  const next = nextWords(report, language);
  return {
    say: `${SAFETY_WORDS[kind][language]} ${next}`,
    data: { outcome, kind, is_life_threat: isLifeThreat, next_step: next, minutes },
  };
}
