import { Temporal } from "temporal-polyfill";
import { spokenDate } from "@/lib/domain/time/spoken-moment";
import type { ToolResult } from "@/lib/receptionist/brain/brain";
import { advanceBooking, choose, chosenMoment, lookUp, offerSlots, serviceNames } from "./booking";
import { heardStopTexts, heardTransfer } from "./conduct";
import { heardReport } from "./emergency";
import { withAppointments } from "./existing";
import { fallToMessage } from "./message";
import type { Offer, ScriptedState } from "./scripted-state";
import { ask, hangUp, say, sentences, type Talk } from "./talk";
import { readAppointment, readAppointments, readOffers } from "./tool-data";

type Data = ToolResult["result"]["data"];
const LOOKUPS_MAX = 4;

function offersThatFit(state: ScriptedState, offers: readonly Offer[]): Offer[] {
  const { after, before, notWeekdays } = state.wish;
  return offers.filter((offer) => {
    const at = `${offer.date}T${offer.time}`;
    const weekday = Temporal.PlainDate.from(offer.date).dayOfWeek;
    return (after === null || at > after) && (before === null || at < before) && !notWeekdays.includes(weekday);
  });
}

function askWhenAgain(talk: Talk, sentence: string): Talk {
  const { state } = talk;
  state.emptyLookups++;
  state.hasWish = false;
  state.chosen = null;
  state.offers = [];
  if (state.emptyLookups >= LOOKUPS_MAX) return fallToMessage(talk);
  return ask(talk, "when", sentence);
}

function heardSlots(talk: Talk, data: Data): Talk {
  const { state } = talk;
  const words = sentences(talk);
  const all = readOffers(data.slots);
  const fits = offersThatFit(state, all);
  const [first] = fits;
  if (first === undefined) return noneFits(talk, all);
  state.emptyLookups = 0;
  const isExact =
    state.wish.time !== null &&
    first.time === state.wish.time &&
    (state.wish.date === null || first.date === state.wish.date);
  if (isExact && state.wish.date !== null) {
    say(talk, words.requestedIsFree(chosenMoment({ ...state, chosen: first })));
    return choose(talk, first);
  }
  const isOtherDay = state.wish.date !== null && state.wish.after === null && first.date !== state.wish.date;
  if (isOtherDay) say(talk, words.nothingOn(spokenDate(state.wish.date ?? first.date, state.language)));
  else if (state.wish.time !== null && !isExact) {
    say(talk, data.reason === "closed" ? words.closedThen : words.requestedIsTaken);
  }
  return offerSlots(talk, fits);
}

// Slots came, but none that the caller would take: earlier ones do not exist, or a refused weekday is skipped.
function noneFits(talk: Talk, all: readonly Offer[]): Talk {
  const { state } = talk;
  const words = sentences(talk);
  if (state.wish.before !== null && state.offers.length > 0) {
    say(talk, words.noEarlier);
    return offerSlots(talk, state.offers);
  }
  const last = all.at(-1);
  state.emptyLookups++;
  if (last === undefined || state.emptyLookups >= LOOKUPS_MAX) return askWhenAgain(talk, words.noSlot);
  const nextDay = Temporal.PlainDate.from(last.date).add({ days: 1 }).toString();
  state.wish = { ...state.wish, date: nextDay, time: null, after: null, before: null };
  return lookUp(talk);
}

function heardLookup(talk: Talk, data: Data): Talk {
  const words = sentences(talk);
  switch (data.outcome) {
    case "slots":
      return heardSlots(talk, data);
    case "no_slot":
      if (data.reason === "closed") say(talk, words.closedThen);
      return askWhenAgain(talk, data.reason === "too_soon" ? words.tooSoon : words.noSlot);
    case "too_far":
      return askWhenAgain(talk, words.tooFar);
    case "invalid_time":
      return askWhenAgain(talk, `${words.didNotCatch} ${words.askWhen(null)}`);
    case "unknown_service":
      return unknownService(talk);
    default:
      return cannotBook(talk, data.outcome);
  }
}

function unknownService(talk: Talk): Talk {
  talk.state.service = null;
  return ask(talk, "service", sentences(talk).unknownService(serviceNames(talk.state).slice(0, 5)));
}

function cannotBook(talk: Talk, outcome: string): Talk {
  const words = sentences(talk);
  const reason = outcome === "business_inactive" ? words.businessInactive : words.technicalTrouble;
  return fallToMessage(talk, `${reason} ${words.fallToMessage}`);
}

function endTask(talk: Talk, sentence: string): Talk {
  const { state } = talk;
  state.task = "none";
  state.chosen = null;
  state.offers = [];
  state.readBack = null;
  state.hasWish = false;
  state.service = null;
  state.target = null;
  return ask(talk, "anything_else", sentence);
}

function heardBooked(talk: Talk, data: Data): Talk {
  const { state } = talk;
  const reference = readAppointment(data.appointment, state.language)?.reference ?? "";
  const facts = {
    service: state.service ?? "",
    moment: chosenMoment(state),
    name: state.name ?? "",
    reference: reference === "" ? null : reference,
  };
  return endTask(talk, sentences(talk).booked(facts));
}

function slotTaken(talk: Talk, data: Data): Talk {
  const { state } = talk;
  const alternatives = readOffers(data.alternatives);
  say(talk, sentences(talk).slotTaken);
  if (alternatives.length > 0) return offerSlots(talk, alternatives);
  state.wish = { ...state.wish, date: state.chosen?.date ?? null, time: null };
  state.chosen = null;
  return lookUp(talk);
}

function needsDetails(talk: Talk, data: Data): Talk {
  const { state } = talk;
  const missing = Array.isArray(data.missing) ? data.missing : [];
  if (missing.includes("zip")) Object.assign(state, { zip: null, needsZip: true });
  if (missing.includes("address")) Object.assign(state, { address: null, needsAddress: true });
  if (missing.includes("name")) state.name = null;
  if (missing.includes("service")) state.service = null;
  if (missing.includes("time")) state.chosen = null;
  state.gaveUp = state.gaveUp.filter((asking) => !missing.includes(asking));
  state.readBack = null;
  state.emptyLookups++;
  if (missing.length === 0 || state.emptyLookups >= LOOKUPS_MAX) return cannotBook(talk, data.outcome);
  return advanceBooking(talk);
}

function outOfArea(talk: Talk): Talk {
  const words = sentences(talk);
  talk.state.asking = null;
  return fallToMessage(talk, `${words.outOfArea} ${words.noPersonNow}`);
}

function heardCommit(talk: Talk, data: Data): Talk {
  const words = sentences(talk);
  switch (data.outcome) {
    case "booked":
      return heardBooked(talk, data);
    case "rescheduled":
      return endTask(talk, words.moved(chosenMoment(talk.state)));
    case "slot_taken":
      return slotTaken(talk, data);
    case "outside_hours":
      return askWhenAgain(talk, words.outsideHours);
    case "too_soon":
      return askWhenAgain(talk, words.tooSoon);
    case "invalid_time":
      return askWhenAgain(talk, `${words.sorry} ${words.askWhen(null)}`);
    case "out_of_area":
      return outOfArea(talk);
    case "unknown_service":
      return unknownService(talk);
    case "needs_details":
      return needsDetails(talk, data);
    default:
      return cannotBook(talk, data.outcome);
  }
}

function heardAppointments(talk: Talk, data: Data): Talk {
  const { state } = talk;
  const appointments = readAppointments(data.appointments, state.language);
  if (data.outcome === "found" && appointments.length > 0) return withAppointments(talk, appointments);
  state.emptyLookups++;
  if (state.emptyLookups >= 2) return fallToMessage(talk);
  return ask(talk, "phone", sentences(talk).noAppointments);
}

function heardCancel(talk: Talk, data: Data): Talk {
  const words = sentences(talk);
  if (data.outcome === "cancelled") return endTask(talk, words.cancelled);
  if (data.outcome === "already_cancelled") return endTask(talk, words.alreadyCancelled);
  const reason = data.outcome === "too_late" ? words.cancelTooLate : words.technicalTrouble;
  return fallToMessage(talk, `${reason} ${words.noPersonNow}`);
}

function heardMessage(talk: Talk, data: Data): Talk {
  const { state } = talk;
  const words = sentences(talk);
  if (data.outcome !== "taken") return endTask(talk, `${words.technicalTrouble} ${words.anythingElse}`);
  if (state.isUrgent && state.phone === null && !state.gaveUp.includes("phone")) {
    state.task = "message";
    return ask(talk, "phone", words.urgentPhone);
  }
  state.message = null;
  if (state.isLeaving) return hangUp(talk, words.goodbye(state.card.businessName), "goodbye");
  return endTask(talk, state.isUrgent ? words.urgentTaken : words.messageTaken);
}

function heardAnswer(talk: Talk, data: Data): Talk {
  const { state } = talk;
  const answer = typeof data.answer === "string" && data.answer !== "" ? data.answer : null;
  say(talk, data.outcome === "answered" && answer !== null ? answer : sentences(talk).answerUnknown);
  if (state.task === "book" || state.task === "reschedule") return advanceBooking(talk);
  return ask(talk, "anything_else", sentences(talk).anythingElse);
}

/** Takes the answer of one tool and goes on. An outcome that nobody knows is a technical problem: a message is taken. */
export function hearResult(talk: Talk, { name, result }: ToolResult): Talk {
  const { data } = result;
  switch (name) {
    case "lookup_availability":
      return heardLookup(talk, data);
    case "book_appointment":
    case "reschedule_appointment":
      return heardCommit(talk, data);
    case "find_appointments":
      return heardAppointments(talk, data);
    case "cancel_appointment":
      return heardCancel(talk, data);
    case "take_message":
      return heardMessage(talk, data);
    case "answer_question":
      return heardAnswer(talk, data);
    case "report_emergency":
      return heardReport(talk, result);
    case "stop_texts":
      return heardStopTexts(talk, result);
    default:
      if (name === "transfer_call" || name.startsWith("put_through_")) return heardTransfer(talk, result);
      return talk.state.isOver ? talk : say(talk, result.say);
  }
}
