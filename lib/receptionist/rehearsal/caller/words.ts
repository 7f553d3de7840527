import { Temporal } from "temporal-polyfill";
import { spokenDate } from "@/lib/domain/time/spoken-moment";
import type { Chance } from "@/lib/receptionist/rehearsal/chance";
import type { WishWindow } from "@/lib/receptionist/rehearsal/resolve-wish";
import type { Language, TimeWish } from "@/lib/receptionist/rehearsal/scenario";

const numbers = "twelve one two three four five six seven eight nine ten eleven".split(" ");
const numeros = "doce una dos tres cuatro cinco seis siete ocho nueve diez once".split(" ");
const digits = "zero one two three four five six seven eight nine".split(" ");
const digitos = "cero uno dos tres cuatro cinco seis siete ocho nueve".split(" ");

/** How somebody says a date. Never a bare weekday of another week, which people themselves read in two ways. */
export function sayDate(date: string, today: string, language: Language, chance: Chance): string {
  const away = Temporal.PlainDate.from(today).until(date).days;
  const full = spokenDate(date, language);
  const [weekday = ""] = language === "en" ? full.split(",") : full.split(" ");
  if (language === "es") {
    if (away === 1) return "mañana";
    return away <= 6 ? chance.pick([`el ${weekday}`, `el ${full}`]) : `el ${full}`;
  }
  const ordinal = full.replace(/\d+$/, (day) => ordinalOf(Number(day)));
  if (away === 1) return "tomorrow";
  if (away <= 6) return chance.pick([`on ${weekday}`, `${weekday}`, `this coming ${weekday}`]);
  return chance.pick([`on ${full}`, `on ${ordinal.split(", ")[1]}`, ordinal]);
}

function ordinalOf(day: number): string {
  const ending = day % 100 >= 11 && day % 100 <= 13 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[day % 10] ?? "th");
  return `${day}${ending}`;
}

/** How somebody says an hour: "9:30 am", "nine thirty", "half past two in the afternoon". */
export function sayTime(time: string, language: Language, chance: Chance): string {
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3, 5);
  if (language === "es") return sayTimeSpanish(hour, minutes);
  const word = numbers[hour % 12] ?? "";
  const half = hour < 12 ? "am" : "pm";
  const part = hour < 12 ? "in the morning" : hour < 17 ? "in the afternoon" : "in the evening";
  if (hour === 12 && minutes === "00") return chance.pick(["noon", "12 pm"]);
  const said = { "00": word, "15": `quarter past ${word}`, "30": `${word} thirty` }[minutes] ?? `${word} ${minutes}`;
  const figures = `${hour % 12 || 12}${minutes === "00" ? "" : `:${minutes}`}`;
  return chance.pick([`${figures} ${half}`, `${said} ${part}`, `${figures} ${part}`]);
}

function sayTimeSpanish(hour: number, minutes: string): string {
  const said = { "00": "", "15": " y cuarto", "30": " y media" }[minutes] ?? ` y ${Number(minutes)}`;
  const part = hour < 12 ? "de la mañana" : hour < 20 ? "de la tarde" : "de la noche";
  return `a ${hour % 12 === 1 ? "la" : "las"} ${numeros[hour % 12]}${said} ${part}`;
}

/** A whole wish in words: "on Tuesday at ten in the morning", "as soon as you can". */
export function sayWish(wish: TimeWish, window: WishWindow, today: string, language: Language, chance: Chance): string {
  const isSpanish = language === "es";
  const day = window.date === null ? "" : sayDate(window.date, today, language, chance);
  if (window.time) return `${day} ${isSpanish ? "" : "at "}${sayTime(window.time, language, chance)}`.trim();
  if (wish.part) return isSpanish ? partSpanish(day, wish.part) : partEnglish(day, wish.part);
  if (day) return day;
  return isSpanish
    ? "lo antes posible"
    : chance.pick(["as soon as possible", "the earliest you have", "whenever is soonest"]);
}

function partEnglish(day: string, part: "morning" | "afternoon"): string {
  if (day === "") return `some ${part}`;
  return day === "tomorrow" || /^(on |this coming )?[A-Z][a-z]+$/.test(day)
    ? `${day} ${part}`
    : `${day} in the ${part}`;
}

function partSpanish(day: string, part: "morning" | "afternoon"): string {
  return `${day} por la ${part === "morning" ? "mañana" : "tarde"}`.trim();
}

/** A number of the United States, in figures or digit by digit. */
export function sayPhone(e164: string, language: Language, chance: Chance): string {
  const national = e164.replace(/^\+1/, "");
  const groups = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
  return chance.happens(0.5) ? groups.join(" ") : groups.map((group) => sayDigits(group, language)).join(", ");
}

export function sayDigits(text: string, language: Language): string {
  const words = language === "es" ? digitos : digits;
  return text.replace(/\d/g, (digit) => `${words[Number(digit)]} `).trim();
}

/** Letter by letter, as people spell: "P-A-R-K". */
export function spell(word: string): string {
  return word.toUpperCase().split("").join("-");
}
