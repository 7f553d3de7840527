import type { Language } from "@/lib/receptionist/rehearsal/scenario";

interface Phrases {
  hello: string[];
  wantsToBook: string[];
  bookVaguely: string[];
  move: string[];
  cancel: string[];
  askExisting: string[];
  pickFirst: string[];
  pickNth: string[];
  soundsGood: string[];
  refuse: string[];
  noneFits: string[];
  yes: string[];
  readBackYes: string[];
  keepIt: string[];
  done: string[];
  content: string[];
  nothing: string[];
  callBack: string[];
  stillHere: string[];
  giveUp: string[];
  fillers: string[];
}

/** What callers say, apart from their facts. The seed picks. */
export const phrases: Record<Language, Phrases> = {
  en: {
    hello: ["Hi,", "Hello,", "Hey there,", "Good morning,", ""],
    wantsToBook: [
      "I'd like to make an appointment.",
      "Can someone come out?",
      "I want to book something.",
      "I need an appointment.",
    ],
    bookVaguely: ["I'd like to make an appointment.", "I need to book an appointment.", "Can I schedule something?"],
    move: [
      "I need to reschedule my appointment.",
      "I'd like to move my appointment to another day.",
      "Can I change the time of my appointment?",
    ],
    cancel: [
      "I need to cancel my appointment.",
      "I'd like to cancel my appointment please.",
      "I can't make my appointment, please cancel it.",
    ],
    askExisting: [
      "When is my appointment?",
      "I'm calling to check on my appointment.",
      "Can you tell me what time my appointment is?",
    ],
    pickFirst: ["the first one", "The first one works", "let's do the first one", "the first one please"],
    pickNth: ["the second one", "the third one"],
    soundsGood: ["That works", "sounds good", "yes that works for me", "perfect", "that'd be great"],
    refuse: ["Do you have anything later?", "Anything later that day?", "hmm, anything else later?"],
    noneFits: ["None of those work for me.", "No, that doesn't work."],
    yes: ["Yes", "yeah", "Yes please", "sure", "yep"],
    readBackYes: [
      "Yes, that's right",
      "yep that's correct",
      "yes",
      "That's right",
      "correct",
      "yeah that sounds right",
    ],
    keepIt: ["No, actually keep it.", "no wait, leave it as it is"],
    done: [
      "No, that's all. Thanks.",
      "no that's it, thank you",
      "nope, that's everything, bye",
      "No, I'm good. Thank you.",
    ],
    content: ["Okay, thanks.", "alright, thank you"],
    nothing: ["No, thank you.", "no thanks, that's all"],
    callBack: ["Please have someone call me back about it.", "Just ask them to call me back please."],
    stillHere: ["Yes, I'm here.", "yeah sorry I'm here"],
    giveUp: ["Forget it, goodbye.", "Never mind. Bye."],
    fillers: ["um,", "uh,", "well,", "so,", "okay so", "yeah,"],
  },
  es: {
    hello: ["Hola,", "Buenos días,", "Buenas,", ""],
    wantsToBook: ["Quiero hacer una cita.", "Necesito una cita.", "Quisiera reservar una cita."],
    bookVaguely: [
      "Hola, quiero hacer una cita.",
      "Buenos días, necesito una cita.",
      "Quisiera hacer una cita, por favor.",
    ],
    move: ["Necesito cambiar mi cita.", "Quiero cambiar la fecha de mi cita."],
    cancel: ["Quiero cancelar mi cita.", "Necesito cancelar mi cita, por favor."],
    askExisting: ["¿Cuándo es mi cita?", "¿A qué hora es mi cita?"],
    pickFirst: ["la primera", "la primera, por favor"],
    pickNth: ["la segunda", "la tercera"],
    soundsGood: ["Sí, está bien", "perfecto", "sí, me parece bien"],
    refuse: ["¿Tiene algo más tarde?"],
    noneFits: ["No, ninguna me sirve.", "No puedo a esas horas."],
    yes: ["Sí", "sí, por favor", "claro"],
    readBackYes: ["Sí, es correcto", "sí", "correcto", "así es"],
    keepIt: ["No, mejor déjela como está."],
    done: ["No, eso es todo. Gracias.", "no, gracias, es todo", "No, nada más. Adiós."],
    content: ["Está bien, gracias."],
    nothing: ["No, gracias."],
    callBack: ["Que alguien me llame, por favor."],
    stillHere: ["Sí, aquí estoy."],
    giveUp: ["Olvídelo, adiós."],
    fillers: ["eh,", "pues,", "este,", "bueno,"],
  },
};
