import { Temporal } from "temporal-polyfill";
import type { SaidWish } from "@/lib/domain/time/read-wish";
import { spokenMoment } from "@/lib/domain/time/spoken-moment";
import { fallToMessage } from "./message";
import type { Offer, ScriptedState } from "./scripted-state";
import { NO_WISH } from "./scripted-state";
import { ask, runTool, say, sentences, spokenOffer, type Talk } from "./talk";

export const serviceNames = (state: ScriptedState): string[] => state.card.services.map((service) => service.name);

/** Asks the next thing that a booking (or the moving of one) still needs, or runs the next tool. */
export function advanceBooking(talk: Talk): Talk {
  const { state } = talk;
  if (state.task === "book" && state.service === null && askForService(talk)) return talk;
  if (state.chosen !== null) return askForDetails(talk);
  if (state.hasWish) return lookUp(talk);
  return ask(talk, "when", sentences(talk).askWhen(state.task === "reschedule" ? null : state.service));
}

function askForService(talk: Talk): boolean {
  const names = serviceNames(talk.state);
  if (names.length <= 1) {
    talk.state.service = names[0] ?? null;
    return false;
  }
  ask(talk, "service", sentences(talk).askService(names.slice(0, 5)));
  return true;
}

/** Looks for free slots that fit the wish of the caller. */
export function lookUp(talk: Talk): Talk {
  const { state } = talk;
  const { date, time, partOfDay, after } = state.wish;
  // "Another day" begins on the day after the last one that was offered.
  const isNextDay = after?.endsWith("23:59") === true;
  const from = isNextDay
    ? Temporal.PlainDate.from(after.slice(0, 10)).add({ days: 1 }).toString()
    : after?.slice(0, 10);
  say(talk, sentences(talk).checking);
  return runTool(talk, "lookup_availability", {
    service: state.task === "reschedule" ? state.target?.service || null : state.service,
    date: from ?? date,
    time: isNextDay ? null : (after?.slice(11, 16) ?? time),
    part_of_day: after === null && time === null ? partOfDay : null,
  });
}

const isKnown = (talk: Talk, asking: "zip" | "address" | "name" | "phone"): boolean =>
  talk.state[asking] !== null || talk.state.gaveUp.includes(asking);

function askForDetails(talk: Talk): Talk {
  const { state } = talk;
  const words = sentences(talk);
  if (state.task === "reschedule") return readBack(talk);
  if (state.needsZip && !isKnown(talk, "zip")) return ask(talk, "zip", words.askZip);
  if (state.needsAddress && !isKnown(talk, "address")) return ask(talk, "address", words.askAddress);
  if (state.name === null) return ask(talk, "name", words.askName);
  if (!isKnown(talk, "phone")) return ask(talk, "phone", words.askPhone);
  return readBack(talk);
}

/** What a read-back covers. Only this may be booked, so any change makes a new read-back necessary. */
export function fingerprint(state: ScriptedState): string {
  return JSON.stringify([
    state.task,
    state.chosen?.slotId,
    state.service,
    state.name,
    state.zip,
    state.address,
    state.target?.appointmentId,
  ]);
}

/** Says the whole booking aloud and asks whether it is right. */
export function readBack(talk: Talk): Talk {
  const { state } = talk;
  if (state.chosen === null) return advanceBooking(talk);
  const moment = spokenOffer(state.chosen, state.language);
  state.readBack = fingerprint(state);
  if (state.task === "reschedule" && state.target !== null) {
    const { service, spoken } = state.target;
    return ask(talk, "read_back", sentences(talk).readBackMove({ service, from: spoken, moment }));
  }
  const facts = { service: state.service ?? "", moment, name: state.name ?? "", address: state.address };
  return ask(talk, "read_back", sentences(talk).readBack(facts));
}

/** Books or moves what was read back; reads it back (again) when that has not happened. */
export function commit(talk: Talk): Talk {
  const { state } = talk;
  if (state.chosen === null || state.readBack !== fingerprint(state)) return readBack(talk);
  say(talk, sentences(talk).booking);
  if (state.task === "reschedule") {
    return runTool(talk, "reschedule_appointment", {
      appt_id: state.target?.appointmentId,
      slot_id: state.chosen.slotId,
    });
  }
  return runTool(talk, "book_appointment", {
    slot_id: state.chosen.slotId,
    name: state.name,
    phone: state.phone,
    service: state.service,
    address: state.address,
    zip: state.zip,
    notes: state.need,
  });
}

/** Takes an offer as the caller's choice and goes on. */
export function choose(talk: Talk, offer: Offer): Talk {
  talk.state.chosen = offer;
  talk.state.offers = [];
  talk.state.readBack = null;
  return advanceBooking(talk);
}

/** Offers up to three slots. */
export function offerSlots(talk: Talk, offers: Offer[]): Talk {
  const { state } = talk;
  state.offers = offers;
  state.chosen = null;
  state.readBack = null;
  const moments = offers.map((offer) => spokenOffer(offer, state.language));
  const words = sentences(talk);
  return ask(talk, "offer", moments.length === 1 ? words.offerOne(moments[0] as string) : words.offerMany(moments));
}

/** Puts what the caller said about when into the wish, relative to what was on the table. */
export function changeWish(talk: Talk, said: SaidWish): Talk {
  const { state } = talk;
  const table = state.chosen === null ? state.offers : [state.chosen];
  const last = table.at(-1);
  const first = table[0];
  const notWeekdays = [...new Set([...state.wish.notWeekdays, ...said.notWeekdays])];
  const sameDay =
    said.date ?? (said.time !== null || said.partOfDay !== null ? (first?.date ?? state.wish.date) : state.wish.date);
  const base = { ...NO_WISH, notWeekdays, date: sameDay, time: said.time, partOfDay: said.partOfDay };
  if (said.date !== null && said.time === null && said.partOfDay === null) {
    state.wish = { ...base, time: state.chosen?.time ?? state.wish.time, partOfDay: state.wish.partOfDay };
  } else if (said.date === null && said.time === null && last !== undefined && first !== undefined) {
    state.wish = bendWish(base, said, first, last);
  } else {
    state.wish = base;
  }
  state.hasWish = true;
  state.chosen = null;
  state.readBack = null;
  return talk;
}

function bendWish(base: ScriptedState["wish"], said: SaidWish, first: Offer, last: Offer): ScriptedState["wish"] {
  if (said.partOfDay !== null) return { ...base, date: first.date };
  if (said.turn === "later") return { ...base, date: last.date, after: `${last.date}T${last.time}` };
  if (said.turn === "earlier")
    return { ...base, date: first.date, partOfDay: "morning", before: `${first.date}T${first.time}` };
  if (said.turn === "other_day" || said.notWeekdays.length > 0)
    return { ...base, date: last.date, after: `${last.date}T23:59` };
  return base;
}

/** Gives up on booking and takes a message instead. */
export function bookingFails(talk: Talk): Talk {
  return fallToMessage(talk);
}

/** The moment that was chosen, as spoken. */
export function chosenMoment(state: ScriptedState): string {
  return state.chosen === null ? "" : spokenMoment(state.chosen.date, state.chosen.time, state.language);
}
