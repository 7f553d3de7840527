import type { Availability } from "@/lib/domain/booking/availability";
import type { BusinessDescription } from "@/lib/domain/calls/business-description";
import { makeSuite } from "./make-suite";
import type { PracticeBusiness } from "./practice-business";
import { dateOf } from "./resolve-wish";
import type { CallerTask, Scenario, Suite, TimeWish } from "./scenario";
import type { TradeCast } from "./trade-cast";
import { casts } from "./trades/casts";

const fallbackTrade = "plumbing";
const elsewhere = "00501";
const dayMs = 86_400_000;

/** The callers of a trade, made over for one business: its own services, hours, ZIP codes and answers. */
export function ownSuite(description: BusinessDescription, availability: Availability, now: Date): Suite {
  const model = casts.find(({ business }) => business.trade === description.trade) ?? castOf(fallbackTrade);
  const business = practiceOf(description, availability);
  const cast: TradeCast = {
    ...model,
    business,
    zips: { served: business.zips[0] ?? model.zips.served, elsewhere: business.zips.length > 0 ? elsewhere : null },
    questions: description.knowledge.map(({ question, answer }) => ({ ask: question, answer: escaped(answer) })),
  };
  const suite = makeSuite(cast);
  return { business, scenarios: suite.scenarios.filter((scenario) => canHappen(scenario, business, now)) };
}

function castOf(trade: string): TradeCast {
  const cast = casts.find(({ business }) => business.trade === trade);
  if (!cast) throw new Error(`There are no callers of ${trade}.`);
  return cast;
}

function practiceOf(description: BusinessDescription, availability: Availability): PracticeBusiness {
  const { name, trade, timeZone, needsAddress, zips, knowledge } = description;
  return {
    ...{ name, trade, timeZone, needsAddress, zips, knowledge },
    horizonDays: availability.horizonDays,
    services: availability.services.map((service) => ({
      name: service.name,
      synonyms: service.synonyms,
      minutes: service.minutes,
      bufferMinutes: service.bufferMinutes,
      priceCents: service.priceCents,
      needs: { en: [`I need ${service.name}.`], es: [`Necesito ${service.name}.`] },
    })),
    hours: availability.hours.map(({ weekday, opens, closes }) => ({ weekdays: [weekday], opens, closes })),
    closures: availability.closures,
    resources: availability.resources.map(({ id }) => id),
  };
}

/** Whether the business has what a scenario speaks of: the day off, the hour, the price, the answer. */
function canHappen({ calls, before, expected, id }: Scenario, business: PracticeBusiness, now: Date): boolean {
  const tasks = calls.flat();
  const wishes = [...tasks.flatMap(wishesOf), ...(before.appointments ?? []).map(({ wish }) => wish)];
  const last = new Date(now.getTime() + (business.horizonDays - 1) * dayMs).toISOString().slice(0, 10);
  const areMeant = wishes.every((wish) => isMeant(wish, business, now, last));
  const hasWords = tasks.every((task) => !("text" in task) || (task.text !== "" && !task.text.includes("undefined")));
  const hasServices = (before.appointments ?? []).every(({ service }) => service < business.services.length);
  return areMeant && hasWords && hasServices && (expected.says ?? []).every((said) => said !== "") && id !== "";
}

function wishesOf(task: CallerTask): TimeWish[] {
  if (task.kind !== "book" && task.kind !== "move") return [];
  const changed = task.kind === "book" ? task.changesMind?.wish : undefined;
  return changed ? [...task.wishes, changed] : task.wishes;
}

function isMeant({ day, time, part }: TimeWish, business: PracticeBusiness, now: Date, last: string): boolean {
  if (day.kind === "in_days") return true;
  const date = dateOf(day, business, now);
  if (day.kind === "closed_day" && business.hours.length > 0) {
    return new Set(business.hours.flatMap(({ weekdays }) => weekdays)).size < 7 && (date ?? "") < last;
  }
  const start = time ?? (part === "morning" ? "10:00" : part === "afternoon" ? "14:00" : null);
  const isNight = time !== undefined && time >= "22:00";
  const isOpen =
    start === null || isNight || business.hours.some(({ opens, closes }) => opens <= start && closes >= later(start));
  return isOpen && (date === null || date < last);
}

function later(time: string): string {
  return `${String(Number(time.slice(0, 2)) + 2).padStart(2, "0")}${time.slice(2)}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
