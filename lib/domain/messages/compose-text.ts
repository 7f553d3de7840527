import { localMoment } from "@/lib/domain/time/local-moment";
import { spokenMoment } from "@/lib/domain/time/spoken-moment";
import type { TextFacts } from "./text-facts";

export interface TextAppointment {
  service: string;
  startsAt: Date;
  timeZone: string;
  reference: string;
}

type Composed = Pick<TextFacts, "kind" | "language" | "businessName" | "businessPhone" | "isFirst">;

const stopLine = { en: "Reply STOP to opt out.", es: "Responda STOP para no recibir más." } as const;

/**
 * The words of a text. Every text begins with the business's name; the first to a number, and every help answer, says
 * how to stop (carrier rules, spec 5.1). Null when the kind needs an appointment and there is none.
 */
export function composeText(text: Composed, appointment: TextAppointment | null): string | null {
  const body = text.language === "es" ? spanish(text, appointment) : english(text, appointment);
  if (!body) return null;
  const needsStopLine = text.isFirst || text.kind === "help";
  const tail = needsStopLine && text.kind !== "opt_out_confirmation" ? ` ${stopLine[text.language]}` : "";
  return `${text.businessName}: ${body}${tail}`;
}

function momentOf(appointment: TextAppointment, language: "en" | "es"): string {
  const { date, time } = localMoment(appointment.startsAt, appointment.timeZone);
  return spokenMoment(date, time, language);
}

function english({ kind, businessPhone }: Composed, appointment: TextAppointment | null): string | null {
  switch (kind) {
    case "help":
      return `Questions? ${businessPhone ? `Call ${businessPhone}.` : "Reply here."}`;
    case "opt_out_confirmation":
      return "You will get no more texts from us. Reply START to get them again.";
    default:
      if (!appointment) return null;
  }
  const { service, reference } = appointment;
  const moment = momentOf(appointment, "en");
  if (kind === "cancel_notice") return `Your ${service} appointment on ${moment} is cancelled (ref ${reference}).`;
  if (kind === "reschedule_notice") return `Your ${service} appointment is now ${moment} (ref ${reference}).`;
  return `You are booked for ${service} on ${moment}. Ref ${reference}.`;
}

function spanish({ kind, businessPhone }: Composed, appointment: TextAppointment | null): string | null {
  switch (kind) {
    case "help":
      return `¿Preguntas? ${businessPhone ? `Llame al ${businessPhone}.` : "Responda aquí."}`;
    case "opt_out_confirmation":
      return "No recibirá más mensajes nuestros. Responda START para volver a recibirlos.";
    default:
      if (!appointment) return null;
  }
  const { service, reference } = appointment;
  const moment = momentOf(appointment, "es");
  if (kind === "cancel_notice") return `Su cita de ${service} del ${moment} está cancelada (ref ${reference}).`;
  if (kind === "reschedule_notice") return `Su cita de ${service} ahora es el ${moment} (ref ${reference}).`;
  return `Su cita de ${service} es el ${moment}. Ref ${reference}.`;
}
