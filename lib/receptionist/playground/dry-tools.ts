import type { ToolCall, ToolResult } from "@/lib/receptionist/brain/brain";
import { runEngineTool } from "@/lib/receptionist/engines/run-tool";
import type { CallToolLine, ToolPorts } from "@/lib/receptionist/tools/tool";

/** What tools that write or send answer instead; a tool that is not listed and only reads runs for real. */
const pretended: Record<string, { en: string; es: string; outcome: string }> = {
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
};

const reads = new Set(["lookup_availability", "answer_question", "end_call"]);

/**
 * Runs a tool for somebody who tries the receptionist out: free times, prices and answers are the business's real ones;
 * nothing is booked, written or sent. A booking is checked against the real calendar and answered as if it were made.
 */
export async function runDryTool(ctx: ToolPorts, line: CallToolLine, call: ToolCall): Promise<ToolResult> {
  return { id: call.id, name: call.name, result: await answer(ctx, line, call) };
}

async function answer(ctx: ToolPorts, line: CallToolLine, call: ToolCall): Promise<ToolResult["result"]> {
  const words = pretended[call.name];
  if (words) return { say: words[line.language], data: { outcome: words.outcome, is_dry: true, appointments: [] } };
  if (!reads.has(call.name) && call.name !== "book_appointment") {
    return { say: "", data: { outcome: "not_available", is_dry: true } };
  }
  const { answer: result } = await runEngineTool(withDryBookings(ctx), line, call, `dry:${call.id}`);
  return result;
}

/** The real calendar to look at, and a book that only says yes. */
function withDryBookings(ctx: ToolPorts): ToolPorts {
  const { bookings } = ctx;
  return {
    ...ctx,
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
