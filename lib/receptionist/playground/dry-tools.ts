import type { ToolCall, ToolResult } from "@/lib/receptionist/brain/brain";
import { runEngineTool } from "@/lib/receptionist/engines/run-tool";
import type { CallToolLine, ToolPorts } from "@/lib/receptionist/tools/tool";

interface Pretended {
  en: string;
  es: string;
  outcome: string;
}

/** What tools that write, send or ring answer instead; a tool that is not listed and only reads runs for real. */
const pretended: Record<string, Pretended> = {
  take_message: {
    en: "Thank you, I am passing your message to the owner right now.",
    es: "Gracias, le paso el mensaje al dueño ahora mismo.",
    outcome: "taken",
  },
  send_booking_sms: {
    en: "The confirmation is on its way to you by text.",
    es: "La confirmación va en camino por mensaje de texto.",
    outcome: "queued",
  },
  find_appointments: {
    en: "I could not find an appointment under that number.",
    es: "No encontré una cita con ese número.",
    outcome: "none",
  },
  reschedule_appointment: {
    en: "Done, your appointment is moved.",
    es: "Listo, cambié su cita.",
    outcome: "rescheduled",
  },
  cancel_appointment: {
    en: "Done, your appointment is cancelled.",
    es: "Listo, cancelé su cita.",
    outcome: "cancelled",
  },
  transfer_call: {
    en: "On a real call I would put you through now. This is a test, so no phone rings. I can take a message.",
    es: "En una llamada real le comunicaría ahora. Esta es una prueba y no suena ningún teléfono. Puedo tomar un mensaje.",
    outcome: "nobody",
  },
  stop_texts: {
    en: "On a real call you would get no more texts from now on. This is a test, so nothing changes.",
    es: "En una llamada real ya no recibiría más mensajes de texto. Esta es una prueba y nada cambia.",
    outcome: "opted_out",
  },
};

const unknown: Pretended = {
  en: "I cannot do that on a test.",
  es: "Eso no lo puedo hacer en una prueba.",
  outcome: "not_available",
};

/** What follows the safety words, in place of who is being alerted. */
const wouldAlert = {
  en: "This is a test, so I am alerting nobody. On a real call I would be calling and texting the person on call right now.",
  es: "Esta es una prueba y no aviso a nadie. En una llamada real ahora mismo llamaría y escribiría a la persona de guardia.",
};

const real = new Set(["lookup_availability", "answer_question", "end_call", "book_appointment"]);

/**
 * Runs a tool for somebody who tries the receptionist out: free times, prices and answers are the business's real ones;
 * nothing is booked, written or sent. A booking is checked against the real calendar and answered as if it were made.
 */
export async function runDryTool(ctx: ToolPorts, line: CallToolLine, call: ToolCall): Promise<ToolResult> {
  return { id: call.id, name: call.name, result: await answer(ctx, line, call) };
}

async function answer(ctx: ToolPorts, line: CallToolLine, call: ToolCall): Promise<ToolResult["result"]> {
  if (call.name === "report_emergency") return pretendReport(ctx, line, call);
  if (real.has(call.name)) return (await runEngineTool(withDryBookings(ctx), line, call, `dry:${call.id}`)).answer;
  const words = pretended[call.name] ?? unknown;
  return { say: words[line.language], data: { outcome: words.outcome, is_dry: true, appointments: [] } };
}

/** The real triage and the real safety words; nobody is alerted, and that is said. */
async function pretendReport(ctx: ToolPorts, line: CallToolLine, call: ToolCall): Promise<ToolResult["result"]> {
  const opened = { outcome: "opened", emergencyId: dryId, people: 1, takenBy: null } as const;
  const emergencies = { ...ctx.emergencies, open: async () => opened };
  const { answer: told } = await runEngineTool({ ...ctx, emergencies }, line, call, `dry:${call.id}`);
  const next = told.data.next_step;
  if (typeof next !== "string") return told;
  const words = wouldAlert[line.language];
  return { say: told.say.replace(next, words), data: { ...told.data, next_step: words, is_dry: true } };
}

/** The real calendar to look at, and a book that only says yes; words in a tool's arguments alert nobody. */
function withDryBookings(ctx: ToolPorts): ToolPorts {
  const { bookings } = ctx;
  return {
    ...ctx,
    emergencies: { ...ctx.emergencies, loadTriage: async () => null },
    bookings: {
      loadAvailability: (...args) => bookings.loadAvailability(...args),
      findUpcoming: async () => [],
      loadAppointment: async () => null,
      book: async () => ({ outcome: "booked", appointmentId: dryId, reference: "TEST", isRepeat: false }),
      reschedule: async () => ({ outcome: "not_found" }),
      cancel: async () => ({ outcome: "not_found" }),
      settle: async () => "not_found",
      edit: async () => "not_found",
      checkMoment: async () => null,
    },
  };
}

const dryId = "00000000-0000-7000-8000-000000000000";
