import type { Sentences } from "./sentences";

function list(items: readonly string[]): string {
  if (items.length <= 1) return items.join("");
  return `${items.slice(0, -1).join(", ")} o ${items.at(-1)}`;
}

const DANGER = {
  gas: "Si huele a gas, salga del edificio ahora mismo. No toque luces ni interruptores y llame al 911 o a la compañía de gas desde afuera.",
  carbon_monoxide:
    "Una alarma de monóxido de carbono es grave. Saquen a todos al aire libre ahora mismo y llamen al 911 desde allí.",
  fire: "Por favor, salgan todos del edificio ahora mismo y llamen al 911 desde afuera.",
};

export const SENTENCES_ES: Sentences = {
  askNeed: "¿En qué le puedo ayudar?",
  askWhetherToBook: "¿Quiere hacer una cita?",
  askService: (names) => `¿Qué servicio necesita? Ofrecemos ${list(names)}.`,
  askWhichService: (names) => `¿Cuál de estos: ${list(names)}?`,
  askWhen: (service) =>
    service === null ? "¿Qué día y a qué hora le conviene?" : `Para ${service}: ¿qué día y a qué hora le conviene?`,
  checking: "Déjeme revisar.",
  offerOne: (moment) => `Tengo el ${moment}. ¿Le conviene?`,
  offerMany: (moments) => `Tengo el ${list(moments)}. ¿Cuál prefiere?`,
  requestedIsFree: (moment) => `El ${moment} está libre.`,
  requestedIsTaken: "Esa hora exacta no está libre.",
  closedThen: "A esa hora estamos cerrados.",
  nothingOn: (day) => `No tengo nada el ${day}.`,
  noEarlier: "No tengo nada antes de eso.",
  noSlot: "No encontré nada libre entonces. ¿Qué otro día le conviene?",
  tooFar: "Esa fecha está demasiado lejos para reservar. ¿Qué día más cercano le conviene?",
  tooSoon: "Es demasiado pronto para nosotros. ¿Qué hora más tarde le conviene?",
  whichOffer: (moments) => `Perdón, ¿cuál: ${list(moments)}?`,
  askZip: "¿Cuál es el código postal donde se hará el trabajo?",
  outOfArea: "Lo siento, ese código postal está fuera de nuestra zona.",
  askAddress: "¿Cuál es la dirección para la visita?",
  askName: "¿Me da su nombre completo, por favor?",
  askNameAgain: "Perdón, no entendí el nombre. ¿Me lo repite y lo deletrea?",
  confirmKnownName: (name) => `¿Hablo con ${name}?`,
  askPhone: "¿A qué número le podemos llamar?",
  readBack: ({ service, moment, name, address }) =>
    `Le confirmo: ${service} el ${moment}, a nombre de ${name}${address === null ? "" : `, en ${address}`}. ¿Es correcto?`,
  readBackMove: ({ service, from, moment }) => `Entonces cambio su ${service} del ${from} al ${moment}. ¿Es correcto?`,
  askWhatToChange: "¿Qué debo cambiar: el día, la hora, el servicio o el nombre?",
  booking: "Un momento, estoy reservando.",
  booked: ({ service, moment, name, reference }) =>
    `Su cita está confirmada, ${name}: ${service} el ${moment}.${reference === null ? "" : ` Su referencia es ${reference}.`} ¿Algo más en que le pueda ayudar?`,
  moved: (moment) => `Listo. Su cita es ahora el ${moment}. ¿Algo más en que le pueda ayudar?`,
  slotTaken: "Lo siento, esa hora se acaba de ocupar.",
  outsideHours: "Lo siento, a esa hora estamos cerrados. ¿Qué otra hora le conviene?",
  businessInactive: "Lo siento, en este momento no puedo hacer citas.",
  unknownService: (names) => `Lo siento, no ofrecemos eso. Ofrecemos ${list(names)}. ¿Cuál prefiere?`,
  findingAppointments: "Déjeme buscarla.",
  noAppointments: "No encuentro una cita con este número. ¿A qué nombre o número de teléfono está?",
  foundOne: ({ service, moment }) => `Usted tiene ${service} el ${moment}.`,
  askWhichAppointment: (moments) => `Veo más de una cita: ${list(moments)}. ¿Cuál de ellas?`,
  askCancel: ({ service, moment }) => `Usted tiene ${service} el ${moment}. ¿La cancelo?`,
  cancelling: "Un momento.",
  cancelled: "Su cita está cancelada. ¿Algo más en que le pueda ayudar?",
  alreadyCancelled: "Esa cita ya estaba cancelada. ¿Algo más en que le pueda ayudar?",
  cancelTooLate: "Ya es tarde para que yo cancele esa cita por teléfono.",
  keptAppointment: "Muy bien, la dejo como está. ¿Algo más en que le pueda ayudar?",
  askMessage: "¿Qué mensaje quiere dejar?",
  noPersonNow: "Ahora mismo no le puedo comunicar, pero tomo su mensaje y alguien le devuelve la llamada.",
  fallToMessage: "Lo siento, tengo dificultades con eso. Tomo un mensaje para que alguien le llame.",
  takingMessage: "Un momento, lo estoy pasando.",
  messageTaken: "He pasado su mensaje y alguien se comunicará con usted. ¿Algo más en que le pueda ayudar?",
  optOutNoted: "Entiendo. He anotado que no quiere que le contactemos. ¿Algo más?",
  price: ({ service, price }) => `${service} cuesta ${price}.`,
  priceOnSite: (service) => `Para ${service}, el precio se confirma en el lugar.`,
  answerUnknown: "No tengo esa información, pero puedo tomar un mensaje para que alguien le llame con la respuesta.",
  robot: (business) =>
    `Sí, soy un asistente de inteligencia artificial de ${business}, no una persona. Puedo hacer, cambiar o cancelar citas, o tomar un mensaje.`,
  anythingElse: "¿Algo más en que le pueda ayudar?",
  goodbye: (business) => `Gracias por llamar a ${business}. ¡Hasta luego!`,
  wrongNumber: (business) => `No hay problema. Llamó a ${business}. ¡Que tenga buen día!`,
  spam: "No nos interesa, gracias. Adiós.",
  sorry: "Lo siento.",
  didNotCatch: "Perdón, no le entendí.",
  areYouThere: "¿Sigue ahí?",
  noOneThere: "No le escucho, así que voy a colgar. Llame de nuevo cuando guste. ¡Hasta luego!",
  technicalTrouble: "Lo siento, tengo un problema técnico en este momento.",
  leaveAndCall911: (kind) => DANGER[kind],
  call911: "Si alguien está en peligro, cuelgue y llame al 911 ahora mismo.",
  urgent: "Eso suena urgente. Estoy avisando a nuestro equipo ahora mismo.",
  urgentTaken: "Lo he pasado a nuestro equipo como urgente y le llamarán lo antes posible. Cuídese. ¿Algo más?",
  urgentPhone: "¿A qué número le puede llamar el equipo?",
};
