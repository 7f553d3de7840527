import type { Temporal } from "temporal-polyfill";
import { foldText } from "@/lib/domain/language/fold-text";
import { weekdayInWeek, weekdayNumber } from "./calendar";

import { spanishTimeText } from "./spanish-time-text";
import { timeAnswer } from "./time-answer";

/** How a caller's words bend what was offered to them. */
export type WishTurn = "later" | "earlier" | "other_day" | "any";

/** When a caller wants to come, in the terms of a lookup. Null means not said. */
export interface SaidWish {
  date: string | null;
  time: string | null;
  partOfDay: "morning" | "afternoon" | "evening" | null;
  isTimeGuess: boolean;
  turn: WishTurn | null;
  /** ISO weekdays that were refused: "not Friday". */
  notWeekdays: number[];
}

const WEEKDAY = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?";
const REFUSED = new RegExp(
  `\\b(?:not|except|excepto|but|besides|other than|can'?t (?:do|make|come)(?: it)?|cannot (?:do|make)|can't on|busy|menos|nunca|no puedo|no me (?:sirve|conviene)|que no sea)(?: on| this| next| for| it| in| los| the)* ${WEEKDAY}|\\b${WEEKDAY}(?:s)? (?:doesn'?t|does not|don'?t|won'?t|isn'?t|is not|is no|no me|is bad)\\b`,
  "g",
);
const FIRST_THING =
  /\bfirst thing(?: in the morning)?\b|\bearliest (?:in the morning)\b|\ba primera hora\b|\bearly (?:in the )?morning\b|\btemprano\b/;
const NEXT_WEEK = /\b(?:the )?(?:next|following) week\b/;
const WEEK_END = /\b(?:end of|late|later) (?:the |this |next |following )?week\b/;
const NEXT_MONTH = /\b(?:the )?(?:next|following) month\b/;
const WEEKEND = /\b(?:this |the |on |next )?weekend\b/;
const ANY =
  /\b(?:any ?time|any ?day|whenever|as soon as (?:possible|you can)|asap|a\.s\.a\.p|soonest|earliest|first available|next available|whatever(?:'s| is)? (?:available|free|open)|right away|no preference|doesn'?t matter|i'?m flexible|i'?m open|sooner the better|cualquier (?:dia|hora)|cuando (?:sea|puedan|pueda)|lo antes posible|cuanto antes|me da igual|lo mas pronto)\b/;
const LATER = /\b(?:later|mas tarde|after that|despues de eso)\b(?! today| on)/;
const EARLIER = /\b(?:earlier|sooner|before that|mas temprano|antes)\b(?! de)/;
const OTHER_DAY =
  /\b(?:another|different|other|some other|otro) (?:day|date|dia|days)\b|\bthe next day\b|\bday after\b(?! tomorrow)|\bel dia siguiente\b/;

function refusedWeekdays(text: string): { rest: string; weekdays: number[] } {
  const weekdays: number[] = [];
  const rest = text.replace(REFUSED, (_, one: string | undefined, other: string | undefined) => {
    weekdays.push(weekdayNumber(one ?? other ?? ""));
    return " ";
  });
  return { rest, weekdays };
}

function turnOf(text: string): WishTurn | null {
  if (OTHER_DAY.test(text)) return "other_day";
  if (LATER.test(text)) return "later";
  if (EARLIER.test(text)) return "earlier";
  return ANY.test(text) ? "any" : null;
}

function partFor(text: string, part: string | null): SaidWish["partOfDay"] {
  if (FIRST_THING.test(text)) return "morning";
  if (part === "night") return "evening";
  return part as SaidWish["partOfDay"];
}

function vagueDate(text: string, today: Temporal.PlainDate): string | null {
  const isNextWeek = NEXT_WEEK.test(text);
  if (WEEK_END.test(text)) return weekdayInWeek(today, Math.max(5, today.dayOfWeek), isNextWeek ? 1 : 0).toString();
  if (isNextWeek) return weekdayInWeek(today, 1, 1).toString();
  if (NEXT_MONTH.test(text)) return today.with({ day: 1 }).add({ months: 1 }).toString();
  if (WEEKEND.test(text))
    return weekdayInWeek(today, 6, today.dayOfWeek > 6 || /\bnext weekend\b/.test(text) ? 1 : 0).toString();
  return null;
}

/** Reads when a caller wants to come, and how they bend an offer ("later", "not Friday", "next week", "first thing"). */
export function readWish(
  text: string,
  wallClock: Temporal.PlainDateTime,
  { language = "en", isTimeAsked = false }: { language?: "en" | "es"; isTimeAsked?: boolean } = {},
): SaidWish {
  const english = language === "es" ? spanishTimeText(text) : foldText(text);
  const { rest, weekdays } = refusedWeekdays(english);
  const moment = timeAnswer(rest, wallClock, isTimeAsked);
  const turn = turnOf(rest);
  const isDateOfTurn = turn === "other_day" && /\bnext day\b/.test(rest);
  return {
    date: isDateOfTurn ? null : (moment.date ?? vagueDate(rest, wallClock.toPlainDate())),
    time: moment.time,
    partOfDay: moment.time === null ? partFor(rest, moment.partOfDay) : null,
    isTimeGuess: moment.isTimeGuess,
    turn,
    notWeekdays: weekdays,
  };
}

/** True when the words say anything at all about when. */
export function saysWhen(wish: SaidWish): boolean {
  return (
    wish.date !== null ||
    wish.time !== null ||
    wish.partOfDay !== null ||
    wish.turn !== null ||
    wish.notWeekdays.length > 0
  );
}
