import type { Temporal } from "temporal-polyfill";
import { foldText } from "@/lib/domain/language/fold-text";
import { type Moment, resolveMoment } from "./resolve-moment";
import { timeAnswer } from "./time-answer";

/** One turn of a conversation in words. */
export interface SpokenTurn {
  who: "caller" | "agent";
  text: string;
}

const ACCEPTS =
  /\b(?:yes|yeah|yea|yep|yup|sure|ok|okay|fine|works?|great|perfect|good|correct|right|confirm|sounds|absolutely|definitely|please|do it|go ahead|i can|that'?s it|let'?s do|i'?ll take|suits?|agree|assent|exactly|indeed|cool|nice|that one|appropriate|alright|lovely|of course|wonderful|awesome|fantastic|excellent|brilliant|thanks|thank)\b/;
const REFUSES = /\b(?:no|nope|not|cannot|other|another|instead|change|different|busy|unable|never ?mind)\b|n't\b/;
const PROPOSES =
  /\b(?:how about|what about|would|could|can i|is available|are available|available|instead|alternat\w*|confirm\w*|review|you'?d like|you want|to be|shall i|should i|do you want|i can (?:get|do|offer)|opening|slot|is open|works? for you|try|okay \?|ok \?|right \?|correct|appointment|visit|viewing|booking)\b|\?/;
const IS_DONE =
  /\b(?:(?:is|was|been|are|has been|have been|'s) (?:\w+ )?(?:successfull?y |now )?(?:booked|confirmed|made|scheduled|reserved|set|complete\w*)|all set|booked (?:it|your|the|an?)|made (?:your|the) (?:appointment|reservation)|appointment made|scheduled now|congratulations)\b/;
const IS_NOT_DONE = /\b(?:sorry|unable|not|failed|confirm (?:the|that|your|these|if)|please confirm)\b|n't\b|\?/;
const REOPENS = /\b(?:change|resched\w*|move|another|different|instead|actually|wait|book|schedule|make it|try)\b/;
const ASKS_TIME = /\b(?:what|which|preferred|when|at what)\b[^.?!]*\btime\b|what time|start ?\?/;

// A moment that is a reason, or that does not suit, is no request: "I have a wedding on Sunday", "Friday won't work".
const OCCASION =
  "(?:wedding|interview|date|meeting|class|party|flight|married|exam|work|shift|plans|practice|lesson|game|trip|funeral|birthday|recital|church|vacation)";
const IS_REASON = new RegExp(
  `\\b(?:have|got|having|there'?s|going to|attend\\w*|is|get(?:ting|'s)?|gets) (?:an?|my|to|this|the|crazy|hot|really|important)? ?(?:[\\w']+ ){0,3}${OCCASION}\\b|\\b${OCCASION} (?:is|was|that|then|on|falls)\\b|\\bbusy\\b|\\bwas (?:gonna|going to)\\b|\\boriginally\\b|\\binstead of\\b`,
);
const IS_REFUSAL =
  /\b(?:won'?t|doesn'?t|don'?t think|can'?t|cannot|couldn'?t|isn'?t|not going to|no longer|not) (?:[\w']+ ){0,5}(?:work|make|do|good|possible|available|free|come)\b/;
const isNoRequest = (clause: string): boolean => IS_REASON.test(foldText(clause)) || IS_REFUSAL.test(foldText(clause));

// "That's all for today" asks for nothing today.
const IS_FAREWELL =
  /\b(?:that(?:'s| is| was|'ll be| will be)? (?:all|it|everything)|thank|help(?:ed)?|need(?:ed)?|thanks|helping|helpful|done|good|okay|ok|fine|set|finished|nothing|enough|else|sorted)\b[^.?!]*\b(?:for )?(?:today|now|tonight)\b/;

// "There is nothing at 5:15, would 5:30 work": what is not to be had is no proposal.
const IS_UNAVAILABLE =
  /\b(?:no (?:availability|opening|slot)|unable|unavailable|not available|no longer|couldn'?t|could not|can'?t|cannot|nothing|not (?:show|have|book))\b/;

const CLAUSES =
  /(?<=[.?!;])\s+|,\s+(?=(?:so|but|let'?s|can|could|make|try|how|what|do|i'?d|please|book|schedule|is|are|would)\b)|\s+(?:but|so|then|because|since)\s+|\s+(?=can (?:we|i|you) )/i;

type Said = Pick<Moment, "date" | "time">;

function withoutFarewell(text: string, said: Said, today: string): Said {
  return IS_FAREWELL.test(foldText(text)) && said.date === today ? { date: null, time: said.time } : said;
}

function lastMoment(said: readonly Said[]): Said {
  const last = (key: keyof Said): string | null => said.findLast((one) => one[key] !== null)?.[key] ?? null;
  return { date: last("date"), time: last("time") };
}

/** What a caller asks for in one turn: clauses that give a reason or refuse a moment are left out. */
export function requestedMoment(text: string, wallClock: Temporal.PlainDateTime, isTimeAsked: boolean): Said {
  const today = wallClock.toPlainDate().toString();
  const clauses = text.split(CLAUSES).filter((clause) => clause.trim() !== "");
  const read = (part: string): Said => withoutFarewell(part, timeAnswer(part, wallClock, isTimeAsked), today);
  if (clauses.length === 1) return IS_REFUSAL.test(foldText(text)) ? { date: null, time: null } : read(text);
  const asked = clauses.filter((clause) => !isNoRequest(clause)).map(read);
  const found = lastMoment(asked);
  if (isNoRequest(text)) return found;
  const whole = read(text);
  return { date: found.date ?? whole.date, time: found.time ?? whole.time };
}

/** The moment that an agent proposes or confirms: the last one of the turn that is to be had. */
function proposedMoment(text: string, wallClock: Temporal.PlainDateTime): Said {
  const clauses = text.split(/(?<!\bdr|\bmd)[.?!;]\s+|,\s+(?=(?:would|how|but|do|can|is|what|shall)\b)/i);
  const open = clauses.filter((clause) => !IS_UNAVAILABLE.test(foldText(clause)));
  const found = lastMoment(open.map((clause) => resolveMoment(clause, wallClock)));
  return found.date === null && found.time === null && open.length === clauses.length
    ? resolveMoment(text, wallClock)
    : found;
}

interface Track {
  date: string | null;
  time: string | null;
  proposed: Said | null;
  isDone: boolean;
  isTimeAsked: boolean;
}

function adopt(track: Track, said: Said | null): void {
  if (said?.date != null) track.date = said.date;
  if (said?.time != null) track.time = said.time;
  track.proposed = null;
}

function hearAgent(track: Track, text: string, wallClock: Temporal.PlainDateTime): void {
  const folded = foldText(text);
  const said = proposedMoment(text, wallClock);
  const saysSomething = said.date !== null || said.time !== null;
  const isDone = IS_DONE.test(folded) && !IS_NOT_DONE.test(folded);
  // Booking what was proposed means that the caller did not object; a confirmation that names the moment settles it.
  if (isDone) adopt(track, saysSomething ? said : track.proposed);
  if (isDone) track.isDone = true;
  if (saysSomething && PROPOSES.test(folded)) track.proposed = said;
  track.isTimeAsked = ASKS_TIME.test(folded) && !/\b(?:day|date)\b/.test(folded);
}

function hearCaller(track: Track, text: string, wallClock: Temporal.PlainDateTime): void {
  const folded = foldText(text);
  if (track.isDone && !REOPENS.test(folded)) return;
  const said = requestedMoment(text, wallClock, track.isTimeAsked);
  const agrees = track.proposed !== null && ACCEPTS.test(folded) && !REFUSES.test(folded);
  const saysSomething = said.date !== null || said.time !== null;
  if (agrees) adopt(track, track.proposed);
  if (saysSomething || REFUSES.test(folded)) track.proposed = null;
  if (said.date !== null) track.date = said.date;
  if (said.time !== null) track.time = said.time;
  if (saysSomething) track.isDone = false;
}

/**
 * The date and time that a conversation has come to: what the caller asked for last, and what they agreed to.
 * Used to take over a call in the middle.
 */
export function trackMoment(turns: readonly SpokenTurn[], wallClock: Temporal.PlainDateTime): Said {
  const track: Track = { date: null, time: null, proposed: null, isDone: false, isTimeAsked: false };
  for (const { who, text } of turns) {
    if (who === "agent") hearAgent(track, text, wallClock);
    else hearCaller(track, text, wallClock);
  }
  return { date: track.date, time: track.time };
}
