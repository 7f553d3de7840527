import type { TextFacts, TextKind } from "./text-facts";

export interface AppointmentWords {
  service: string;
  /** "Tuesday, November 24 at 9:00 AM", on the business's clock. */
  moment: string;
  reference: string;
}

type Told = Pick<TextFacts, "businessPhone" | "params">;
type Template = (text: Told, appointment: AppointmentWords | null) => string | null;

/** A template that says nothing without an appointment. */
function about(template: (appointment: AppointmentWords, text: Told) => string): Template {
  return (text, appointment) => appointment && template(appointment, text);
}

const asWritten: Template = ({ params }) => params.words?.trim() || null;

const english: Record<TextKind, Template> = {
  confirmation: about(
    ({ service, moment, reference }) => `You are booked for ${service} on ${moment}. Ref ${reference}.`,
  ),
  reminder_24h: about(({ service, moment }) => `Reminder: ${service} on ${moment}. To change it, reply here.`),
  reminder_2h: about(({ service, moment }) => `See you soon: ${service} on ${moment}. To change it, reply here.`),
  reschedule_notice: about(
    ({ service, moment, reference }) => `Your ${service} appointment is now ${moment} (ref ${reference}).`,
  ),
  cancel_notice: about(
    ({ service, moment, reference }) => `Your ${service} appointment on ${moment} is cancelled (ref ${reference}).`,
  ),
  text_back: () => "Sorry we missed your call just now. How can we help? Reply here and we can book you in by text.",
  on_my_way: about(
    ({ service }, { params }) =>
      `We are on our way for your ${service}${params.minutes ? `, about ${params.minutes} minutes out` : ""}.`,
  ),
  review_request: ({ params }) => (params.url ? `Thank you for choosing us. How did we do? ${params.url}` : null),
  person_reply: asWritten,
  receptionist_reply: asWritten,
  owner_alert: asWritten,
  verification_code: ({ params }) =>
    params.code ? `${params.code} is your code. It is valid for 10 minutes. We never ask for it.` : null,
  opt_out_confirmation: () => "You will get no more texts from us. Reply START to get them again.",
  opt_in_confirmation: () => "You will get our texts again. Reply HELP for help.",
  cancel_question: about(
    ({ service, moment }) =>
      `You will get no more texts from us. Did you mean your ${service} appointment on ${moment}? Reply 1 and we cancel that instead.`,
  ),
  help: ({ businessPhone }) => `Questions? ${businessPhone ? `Call ${businessPhone}.` : "Reply here."}`,
};

const spanish: Record<TextKind, Template> = {
  confirmation: about(({ service, moment, reference }) => `Su cita de ${service} es el ${moment}. Ref ${reference}.`),
  reminder_24h: about(({ service, moment }) => `Recordatorio: ${service}, ${moment}. Para cambiarla, responda aquí.`),
  reminder_2h: about(
    ({ service, moment }) => `Nos vemos pronto: ${service}, ${moment}. Para cambiarla, responda aquí.`,
  ),
  reschedule_notice: about(
    ({ service, moment, reference }) => `Su cita de ${service} ahora es el ${moment} (ref ${reference}).`,
  ),
  cancel_notice: about(
    ({ service, moment, reference }) => `Su cita de ${service} del ${moment} está cancelada (ref ${reference}).`,
  ),
  text_back: () => "Perdón, no pudimos contestar su llamada. ¿En qué le ayudamos? Responda aquí y le damos cita.",
  on_my_way: about(
    ({ service }, { params }) =>
      `Vamos en camino para su ${service}${params.minutes ? `, llegamos en unos ${params.minutes} minutos` : ""}.`,
  ),
  review_request: ({ params }) => (params.url ? `Gracias por elegirnos. ¿Cómo lo hicimos? ${params.url}` : null),
  person_reply: asWritten,
  receptionist_reply: asWritten,
  owner_alert: asWritten,
  verification_code: ({ params }) =>
    params.code ? `${params.code} es su código. Vale 10 minutos. Nunca se lo pedimos.` : null,
  opt_out_confirmation: () => "No recibirá más mensajes nuestros. Responda START para volver a recibirlos.",
  opt_in_confirmation: () => "Volverá a recibir nuestros mensajes. Responda HELP para ayuda.",
  cancel_question: about(
    ({ service, moment }) =>
      `No recibirá más mensajes. ¿Quiso decir su cita de ${service} del ${moment}? Responda 1 y cancelamos la cita.`,
  ),
  help: ({ businessPhone }) => `¿Preguntas? ${businessPhone ? `Llame al ${businessPhone}.` : "Responda aquí."}`,
};

/** What each kind says after the business's name. `undefined` and null mean that there is nothing to say. */
export const templates: Record<"en" | "es", Record<TextKind, Template>> = { en: english, es: spanish };
