import type { Sentences } from "./sentences";

function list(items: readonly string[]): string {
  if (items.length <= 1) return items.join("");
  return `${items.slice(0, -1).join(", ")}${items.length > 2 ? "," : ""} or ${items.at(-1)}`;
}

export const SENTENCES_EN: Sentences = {
  askNeed: "How can I help you today?",
  askWhetherToBook: "Would you like to book an appointment?",
  askService: (names) => `What do you need done? We offer ${list(names)}.`,
  askWhichService: (names) => `Which one do you mean: ${list(names)}?`,
  askWhen: (service) =>
    service === null ? "What day and time would suit you?" : `For ${service}: what day and time would suit you?`,
  checking: "Let me check.",
  offerOne: (moment) => `I have ${moment}. Does that work for you?`,
  offerMany: (moments) => `I have ${list(moments)}. Which would you like?`,
  requestedIsFree: (moment) => `${moment} is free.`,
  requestedIsTaken: "That exact time isn't free.",
  closedThen: "We're closed then.",
  nothingOn: (day) => `I have nothing on ${day}.`,
  noEarlier: "I have nothing earlier than that.",
  noSlot: "I couldn't find anything free then. Is there another day that would work?",
  tooFar: "That's further ahead than I can book. Is there a sooner day that would work?",
  tooSoon: "That's too soon for us to get there. What later time would work?",
  whichOffer: (moments) => `Sorry, which one: ${list(moments)}?`,
  askZip: "What is the ZIP code where the work will be done?",
  outOfArea: "I'm sorry, that ZIP code is outside the area we serve.",
  askAddress: "What is the street address for the visit?",
  askName: "Can I have your full name, please?",
  askNameAgain: "Sorry, I didn't get the name. Could you say it once more and spell it?",
  confirmKnownName: (name) => `Am I speaking with ${name}?`,
  askPhone: "What phone number can we reach you on?",
  readBack: ({ service, moment, name, address }) =>
    `Let me read that back: ${service} on ${moment}, for ${name}${address === null ? "" : `, at ${address}`}. Is that right?`,
  readBackMove: ({ service, from, moment }) => `So I move your ${service} from ${from} to ${moment}. Is that right?`,
  askWhatToChange: "What should I change: the day, the time, the service or the name?",
  booking: "One moment, I'm booking that.",
  booked: ({ service, moment, name, reference }) =>
    `You're booked, ${name}: ${service} on ${moment}.${reference === null ? "" : ` Your reference is ${reference}.`} Is there anything else I can do for you?`,
  moved: (moment) => `Done. Your appointment is now on ${moment}. Is there anything else I can do for you?`,
  slotTaken: "I'm sorry, that time was just taken.",
  outsideHours: "I'm sorry, we're closed at that time. What other time would work?",
  businessInactive: "I'm sorry, I can't book appointments at the moment.",
  unknownService: (names) => `I'm sorry, we don't offer that. We offer ${list(names)}. Which would you like?`,
  findingAppointments: "Let me look that up.",
  noAppointments: "I don't find an appointment under this number. Under what name or phone number was it booked?",
  foundOne: ({ service, moment }) => `You have ${service} on ${moment}.`,
  askWhichAppointment: (moments) => `I see more than one appointment: ${list(moments)}. Which one do you mean?`,
  askCancel: ({ service, moment }) => `You have ${service} on ${moment}. Shall I cancel it?`,
  cancelling: "One moment.",
  cancelled: "Your appointment is cancelled. Is there anything else I can do for you?",
  alreadyCancelled: "That appointment was already cancelled. Is there anything else I can do for you?",
  cancelTooLate: "It's too late for me to cancel that one on the phone.",
  keptAppointment: "All right, I leave it as it is. Is there anything else I can do for you?",
  askMessage: "What would you like me to pass on?",
  noPersonNow: "I can't put you through right now, but I'll take a message and someone will call you back.",
  fallToMessage: "I'm sorry, I'm having trouble with that. I'll take a message, so that someone can call you back.",
  takingMessage: "One moment, I'm passing that on.",
  messageTaken:
    "I've passed your message on, and someone will get back to you. Is there anything else I can do for you?",
  price: ({ service, price }) => `${service} is ${price}.`,
  priceOnSite: (service) => `For ${service}, we confirm the price on site.`,
  answerUnknown:
    "I don't have that information, but I can take a message and someone will call you back with the answer.",
  robot: (business) =>
    `Yes, I'm an AI assistant for ${business}, not a person. I can book, move or cancel appointments, or take a message.`,
  anythingElse: "Is there anything else I can do for you?",
  goodbye: (business) => `Thank you for calling ${business}. Goodbye!`,
  wrongNumber: (business) => `No problem. You've reached ${business}. Have a good day, goodbye!`,
  spam: "We're not interested, thank you. Goodbye.",
  noCards:
    "Please don't read card details on this line, I can't take them. Payment is settled with the team directly. I can pass a message on about it.",
  relay: "Hello, and thank you for calling through relay. Please take all the time you need. How can I help?",
  notYours: "I can only help with your own appointments and with questions about our services.",
  warnAbuse: "I'd like to help you. Please stay polite, or I'll have to end the call.",
  endAbuse: "I'm ending this call now. You're welcome to call again another time. Goodbye.",
  textsStopped: "Done. You won't get any more texts from us.",
  blocked: "I'm sorry, we can't help you on this line. Goodbye.",
  sorry: "I'm sorry.",
  didNotCatch: "Sorry, I didn't catch that.",
  areYouThere: "Are you still there?",
  noOneThere: "I can't hear you, so I'll hang up now. Please call again any time. Goodbye!",
  technicalTrouble: "I'm sorry, I have a technical problem right now.",
  urgent: "That sounds urgent. I'm alerting our team right now.",
  urgentTaken:
    "I've passed this to our team as urgent, and someone will call you back as soon as possible. Stay safe. Is there anything else?",
  urgentPhone: "What number can the team call you on?",
};
