import { z } from "zod";
import { toE164 } from "@/lib/domain/language/e164";
import { readAppointmentToken } from "@/lib/services/booking/appointment-id";
import { lineIdOf } from "@/lib/services/booking/line-source";
import { answerQuestion } from "@/lib/services/calls/answer-question";
import { flag, text } from "./args";
import { sayNotFound } from "./say-booking";
import { defineTool } from "./tool";

export const sendBookingSmsTool = defineTool({
  name: "send_booking_sms",
  description:
    "Sends the confirmation text of the caller's appointment when it was not sent yet. Booking sends it by itself.",
  args: z.object({
    appt_id: text(100).describe("The appt_id of the appointment; left out, the next one."),
    phone: text(60).describe("The number the appointment is under, when it is not the one they call from."),
  }),
  async run(ctx, line, { appt_id: apptId, phone }) {
    const claim = apptId ? readAppointmentToken(ctx.slotKey, lineIdOf(line), apptId) : null;
    // A text goes only to the number that the appointment itself has: no argument can send one elsewhere.
    const number = claim?.isProven ? null : (line.callerNumber ?? toE164(phone));
    const isAnswerable = apptId ? claim !== null && (claim.isProven || number !== null) : number !== null;
    if (!isAnswerable) return { say: sayNotFound(line.language), data: { outcome: "not_found" } };
    const outcome = await ctx.texts.queueConfirmation({
      businessId: line.businessId,
      appointmentId: claim?.appointmentId ?? null,
      phone: number,
      now: ctx.now,
    });
    if (outcome === "not_found") return { say: sayNotFound(line.language), data: { outcome } };
    const say =
      line.language === "es"
        ? "La confirmación va en camino por mensaje de texto."
        : "The confirmation is on its way to you by text.";
    return { say, data: { outcome } };
  },
});

export const takeMessageTool = defineTool({
  name: "take_message",
  description:
    "Takes a message for the owner: when the caller wants a person, nothing fits, or you are not sure. Urgent only for danger or damage happening now.",
  args: z.object({
    message: z
      .preprocess((value) => (typeof value === "string" ? value.trim() : value), z.string().min(1).max(2000))
      .describe("What the owner should know, in the caller's words."),
    name: text(120),
    phone: text(60).describe("The number to call back, when it is not the one they call from."),
    urgent: flag(),
  }),
  async run(ctx, line, { message, name, phone, urgent }) {
    await ctx.calls.takeMessage({
      businessId: line.businessId,
      callId: line.callId,
      name: name ?? null,
      phone: toE164(phone) ?? line.callerNumber,
      message,
      isUrgent: urgent ?? false,
      now: ctx.now,
    });
    const say =
      line.language === "es"
        ? "Gracias, le paso el mensaje al dueño ahora mismo."
        : "Thank you, I am passing your message to the owner right now.";
    return { say, data: { outcome: "taken" } };
  },
});

export const answerQuestionTool = defineTool({
  name: "answer_question",
  description: "Answers a question about the business from its own data: policies, prices, hours, address.",
  args: z.object({ question: z.string().min(1).max(500).describe("The question in the caller's words.") }),
  async run(ctx, line, { question }) {
    const result = await answerQuestion(ctx, { businessId: line.businessId, question });
    if (result.outcome === "answered") {
      return { say: result.answer, data: { outcome: "answered", answer: result.answer, source: result.source } };
    }
    const say =
      line.language === "es"
        ? "Eso no lo sé con certeza. Puedo tomar un mensaje para que le respondan."
        : "I don't know that for certain. I can take a message so that someone gets back to you.";
    return { say, data: { outcome: "unknown" } };
  },
});

export const endCallTool = defineTool({
  name: "end_call",
  description: "Hangs up, after goodbye, when the caller is done.",
  args: z.object({ reason: text(200) }),
  async run(_ctx, line) {
    return { say: line.language === "es" ? "Adiós." : "Goodbye.", data: { outcome: "ending" } };
  },
});
