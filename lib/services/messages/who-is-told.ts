import { composeText } from "@/lib/domain/messages/compose-text";
import { decideText } from "@/lib/domain/messages/decide-text";
import { type Told, toldInstead } from "@/lib/domain/messages/told";
import type { Ctx } from "@/lib/ports";

/**
 * Who hears of what was just done with an appointment, as the gate decides it; null when it is told to nobody by design,
 * as another length is.
 */
export async function whoIsTold(
  ctx: Ctx<"texts" | "bookings">,
  businessId: string,
  appointmentId: string,
): Promise<Told | null> {
  const appointment = await ctx.bookings.loadAppointment(businessId, appointmentId);
  if (!appointment) return null;
  if (!appointment.customerPhone) return { by: "nobody", reason: "no_phone" };
  const notice = await ctx.texts.findNotice(businessId, appointmentId);
  const facts = notice && (await ctx.texts.load(notice.messageId, ctx.now));
  if (!facts) return null;
  const { takesEmail } = notice;
  if (notice.reason !== null) return toldInstead(notice.reason, { isFailed: facts.state === "failed", takesEmail });
  if (facts.state !== "queued") return { by: "text" };
  const decision = decideText(facts, composeText(facts, appointment), ctx.now);
  return decision.decision === "block" ? toldInstead(decision.reason, { isFailed: false, takesEmail }) : { by: "text" };
}
