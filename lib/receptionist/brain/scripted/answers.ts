import { foldText } from "@/lib/domain/language/fold-text";
import { correctedName, nameAnswer } from "@/lib/domain/language/person-name";
import { addressAnswer } from "@/lib/domain/language/place";
import { findSpelledName } from "@/lib/domain/language/spelled-name";
import { isDone } from "@/lib/domain/language/yes-no";
import { saysWhen } from "@/lib/domain/time/read-wish";
import { advance } from "./advance";
import { advanceBooking, changeWish, choose, commit, lookUp, readBack, serviceNames } from "./booking";
import { answerAboutAppointment } from "./conduct";
import { findAppointments, withTarget } from "./existing";
import { absorb, startBooking, startNeed } from "./need";
import { isSameTime, pickOffer } from "./pick-offer";
import type { Asking } from "./scripted-state";
import { ask, hangUp, runTool, sentences, spokenOffer, type Talk } from "./talk";
import type { Understood } from "./understand";

type Answer = (talk: Talk, heard: Understood) => boolean;

const answerNeed: Answer = (talk, heard) => startNeed(talk, heard);

const answerAbout: Answer = (talk, heard) => answerAboutAppointment(talk, heard) || startNeed(talk, heard);

const answerWhetherToBook: Answer = (talk, heard) => {
  if (heard.intent !== null && heard.yesNo === null) return startNeed(talk, heard);
  if (heard.yesNo === "yes") startBooking(talk, heard);
  else if (heard.yesNo === "no") ask(talk, "need", sentences(talk).askNeed);
  else return startNeed(talk, heard);
  return true;
};

const answerService: Answer = (talk, heard) => {
  const { state } = talk;
  if (heard.service.kind === "one") {
    state.service = heard.service.name;
    absorb(talk, heard);
    advanceBooking(talk);
    return true;
  }
  if (heard.service.kind === "several") {
    ask(talk, "service", sentences(talk).askWhichService(heard.service.names.slice(0, 5)));
    state.misses++;
    return state.misses <= 2;
  }
  if (heard.intent === "question") return false;
  const names = serviceNames(state);
  const position = /\b(first|second|third|last|primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa])\b/
    .exec(foldText(heard.text))?.[1]
    ?.charAt(0);
  const index = position === undefined ? undefined : { f: 0, p: 0, s: 1, t: 2, l: -1, u: -1 }[position];
  const named = index === undefined ? undefined : names.at(index);
  if (named === undefined) return false;
  state.service = named;
  advanceBooking(talk);
  return true;
};

const answerWhen: Answer = (talk, heard) => {
  if (heard.intent === "question" && heard.wish.date === null && heard.wish.time === null) return false;
  const isOtherService = heard.service.kind === "one" && heard.service.name !== talk.state.service;
  if (!saysWhen(heard.wish) && !isOtherService) return false;
  absorb(talk, heard);
  advanceBooking(talk);
  return true;
};

const answerOffer: Answer = (talk, heard) => {
  const { state } = talk;
  const words = sentences(talk);
  const { wish } = heard;
  if (wish.notWeekdays.length === 0) {
    const pick = pickOffer(heard.text, wish, state.offers);
    if (pick.kind === "one" && heard.yesNo !== "no") return take(talk, pick.offer);
    if (pick.kind === "several" && (wish.date !== null || wish.partOfDay !== null || wish.time !== null)) {
      if (pick.offers.length === state.offers.length && wish.turn !== null) return negotiate(talk, heard);
      ask(talk, "offer", words.whichOffer(pick.offers.map((offer) => spokenOffer(offer, state.language))));
      return true;
    }
  }
  if (saysWhen(wish)) return negotiate(talk, heard);
  const [only] = state.offers;
  if (heard.yesNo === "yes" && state.offers.length === 1 && only !== undefined) return take(talk, only);
  if (heard.yesNo === "no") {
    state.hasWish = false;
    state.offers = [];
    ask(talk, "when", words.askWhen(null));
    return true;
  }
  return false;
};

function take(talk: Talk, offer: Parameters<typeof choose>[1]): boolean {
  choose(talk, offer);
  return true;
}

function negotiate(talk: Talk, heard: Understood): boolean {
  changeWish(talk, heard.wish);
  lookUp(talk);
  return true;
}

const answerZip: Answer = (talk, heard) => {
  if (heard.zip === null) return false;
  talk.state.zip = heard.zip;
  advance(talk);
  return true;
};

const answerAddress: Answer = (talk, heard) => {
  const address = addressAnswer(heard.text);
  if (address === null) return false;
  talk.state.address = address;
  advance(talk);
  return true;
};

const answerName: Answer = (talk, heard) => {
  const { state } = talk;
  if (heard.intent === "question") {
    // "Ann Lee, and what does it cost?" gives the name and asks.
    const [beginning = ""] = heard.text.split(/,| and /);
    if (beginning !== heard.text) state.name = nameAnswer(beginning) ?? state.name;
    return false;
  }
  if (/\b(?:actually|instead|change|wait)\b/i.test(heard.text) && saysWhen(heard.wish) && state.chosen !== null)
    return negotiate(talk, heard);
  const name = nameAnswer(heard.text);
  if (name === null) return false;
  state.name = name;
  if (heard.phone !== null) state.phone = heard.phone;
  advance(talk);
  return true;
};

const answerPhone: Answer = (talk, heard) => {
  const { state } = talk;
  const isLookup = state.task === "cancel" || state.task === "reschedule" || state.task === "existing";
  const name = isLookup ? (heard.introducedName ?? nameAnswer(heard.text)) : null;
  if (heard.phone === null && name === null) return false;
  if (name !== null) Object.assign(state, { name, phone: null });
  if (heard.phone !== null) state.phone = heard.phone;
  if (isLookup && state.target === null) findAppointments(talk);
  else advance(talk);
  return true;
};

const answerReadBack: Answer = (talk, heard) => correct(talk, heard) || confirm(talk, heard);

// A change inside the answer to the read-back: "no, the twelfth", "yes but at three", "it's Smyth with a y".
function correct(talk: Talk, heard: Understood): boolean {
  const { state } = talk;
  const { chosen } = state;
  if (chosen === null) return false;
  const { wish } = heard;
  const isOtherMoment =
    (wish.date !== null && wish.date !== chosen.date) ||
    !isSameTime(wish, chosen) ||
    wish.turn === "later" ||
    wish.turn === "earlier" ||
    wish.turn === "other_day" ||
    wish.notWeekdays.length > 0;
  const isOtherPart = wish.partOfDay !== null && wish.time === null && heard.yesNo === "no" && wish.date === null;
  if (isOtherMoment || isOtherPart) {
    changeWish(talk, wish.date === null && wish.time !== null ? { ...wish, date: chosen.date } : wish);
    lookUp(talk);
    return true;
  }
  return correctService(talk, heard) || correctPlace(talk, heard) || correctName(talk, heard);
}

function correctService(talk: Talk, heard: Understood): boolean {
  const { state } = talk;
  if (state.task !== "book" || heard.service.kind !== "one" || heard.service.name === state.service) return false;
  state.service = heard.service.name;
  state.wish = {
    ...state.wish,
    date: state.chosen?.date ?? null,
    time: state.chosen?.time ?? null,
    after: null,
    before: null,
  };
  state.hasWish = true;
  state.chosen = null;
  lookUp(talk);
  return true;
}

function correctPlace(talk: Talk, heard: Understood): boolean {
  const { state } = talk;
  if (heard.address !== null && state.needsAddress && heard.address !== state.address) state.address = heard.address;
  else if (heard.zip !== null && state.needsZip && heard.zip !== state.zip) state.zip = heard.zip;
  else return false;
  readBack(talk);
  return true;
}

const fullName = (name: string | null): string | null => (name?.includes(" ") ? name : null);

function correctName(talk: Talk, heard: Understood): boolean {
  const { state } = talk;
  const isAboutName = /\b(?:name|nombre|spell\w*|llamo)\b/i.test(heard.text) || findSpelledName(heard.text) !== null;
  if (state.task !== "book" || (!isAboutName && heard.introducedName === null)) return false;
  const name =
    fullName(heard.introducedName) ??
    (heard.yesNo === "yes" ? null : correctedName(state.name, heard.text.replace(/^\W*(?:no|nope)\b[ ,.]*/i, "")));
  if (name === null) {
    if (heard.yesNo === "yes") return false;
    ask(talk, "name", sentences(talk).askName);
    return true;
  }
  state.name = name;
  readBack(talk);
  return true;
}

function confirm(talk: Talk, heard: Understood): boolean {
  const { state } = talk;
  const words = sentences(talk);
  if (heard.intent === "question") return false;
  if (heard.yesNo === "yes") {
    commit(talk);
    return true;
  }
  const folded = foldText(heard.text);
  if (/\b(?:day|date|time|hour|dia|fecha|hora)\b/.test(folded)) {
    Object.assign(state, { chosen: null, hasWish: false, offers: [] });
    ask(talk, "when", words.askWhen(null));
  } else if (/\b(?:service|servicio)\b/.test(folded)) {
    state.service = null;
    advanceBooking(talk);
  } else if (/\b(?:address|direccion)\b/.test(folded) && state.needsAddress) {
    ask(talk, "address", words.askAddress);
  } else if (heard.yesNo === "no" && state.misses === 0) {
    ask(talk, "read_back", words.askWhatToChange);
    state.misses++;
  } else return false;
  return true;
}

const KEEPS =
  /\b(?:keep (?:it|that|the|my)|leave (?:it|that)|(?:don'?t|do not) cancel|changed my mind|dejel[ao]|dejal[ao]|como esta\b|no l[ao] cancele)/;

const answerCancel: Answer = (talk, heard) => {
  const { state } = talk;
  const keeps = KEEPS.test(foldText(heard.text));
  if (keeps || (heard.yesNo === "no" && heard.intent !== "cancel")) {
    state.task = "none";
    ask(talk, "anything_else", sentences(talk).keptAppointment);
    return true;
  }
  if (heard.intent === "reschedule") return startNeed(talk, heard);
  if (heard.yesNo !== "yes" && heard.intent !== "cancel") return false;
  runTool(talk, "cancel_appointment", { appt_id: state.target?.appointmentId, reason: state.need });
  talk.said.push(sentences(talk).cancelling);
  return true;
};

const answerWhichAppointment: Answer = (talk, heard) => {
  const { state } = talk;
  const folded = foldText(heard.text);
  const position = [
    /\b(?:first|primer[oa]?|1)\b/,
    /\b(?:second|segund[oa]|2)\b/,
    /\b(?:third|tercer[oa]?|3)\b/,
  ].findIndex((pattern) => pattern.test(folded));
  const words = new Set(folded.split(/[^a-z0-9]+/).filter((word) => word.length > 3));
  const scored = state.appointments.map((appointment) => ({
    appointment,
    hits: foldText(`${appointment.service} ${appointment.spoken}`)
      .split(/[^a-z0-9]+/)
      .filter((word) => words.has(word)).length,
  }));
  const best = scored.toSorted((one, other) => other.hits - one.hits);
  const [top, next] = best;
  const byWords = top !== undefined && top.hits > 0 && top.hits > (next?.hits ?? 0) ? top.appointment : undefined;
  const target = byWords ?? (position === -1 ? undefined : state.appointments[position]);
  if (target === undefined) return false;
  withTarget(talk, target);
  return true;
};

const answerMessage: Answer = (talk, heard) => {
  if (heard.text === "" || (heard.text.split(/\s+/).length < 3 && heard.yesNo !== null)) return false;
  talk.state.message = heard.text;
  if (heard.introducedName !== null) talk.state.name = heard.introducedName;
  if (heard.phone !== null) talk.state.phone = heard.phone;
  advance(talk);
  return true;
};

const answerAnythingElse: Answer = (talk, heard) => {
  const { state } = talk;
  if ((heard.yesNo === "no" || isDone(heard.text)) && (heard.intent === null || heard.intent === "goodbye")) {
    hangUp(talk, sentences(talk).goodbye(state.card.businessName), "goodbye");
    return true;
  }
  if (startNeed(talk, heard)) return true;
  if (heard.yesNo === "yes") {
    ask(talk, "need", sentences(talk).askNeed);
    return true;
  }
  if (/\b(?:thank|thanks|gracias)\b/i.test(heard.text)) {
    hangUp(talk, sentences(talk).goodbye(state.card.businessName), "goodbye");
    return true;
  }
  return false;
};

const ANSWERS: Readonly<Record<Asking, Answer>> = {
  need: answerNeed,
  about_appointment: answerAbout,
  whether_to_book: answerWhetherToBook,
  service: answerService,
  when: answerWhen,
  offer: answerOffer,
  zip: answerZip,
  address: answerAddress,
  name: answerName,
  phone: answerPhone,
  read_back: answerReadBack,
  which_appointment: answerWhichAppointment,
  cancel: answerCancel,
  message: answerMessage,
  anything_else: answerAnythingElse,
};

/** Takes the utterance as the answer to the question that was asked; false when it is none. */
export function answerAsked(talk: Talk, heard: Understood): boolean {
  const { asking } = talk.state;
  return ANSWERS[asking ?? "need"](talk, heard);
}
