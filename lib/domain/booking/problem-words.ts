import { localMoment } from "@/lib/domain/time/local-moment";
import type { BookingProblem, MomentCheck, MomentHolder } from "./outcomes";

/** Why a member cannot have a moment, in a sentence; and whether they may have it all the same after confirming. */
export interface Refusal {
  problem: BookingProblem;
  text: string;
  canOverride: boolean;
}

const texts: Record<Exclude<BookingProblem, "slot_taken" | "business_inactive">, string> = {
  unknown_service: "This service is not offered any more.",
  too_soon: "That moment is past.",
  too_far: "That is further ahead than you take bookings.",
  outside_hours: "You are closed then.",
  out_of_area: "The ZIP code lies outside your area.",
  needs_details: "A name is missing.",
};

/** Why a business books nothing, by its status; an unpaid plan leaves members their calendar. */
const inactiveTexts: Record<string, string> = {
  onboarding: "Nothing can be booked before your launch.",
  suspended: "CloudGreet has suspended this account, so nothing can be booked.",
  closed: "Your plan has ended, so nothing can be booked.",
};

/** What a member alone decides. Nobody can be in two places: a taken crew stays taken. */
const overridable: readonly BookingProblem[] = ["outside_hours", "too_far", "out_of_area"];

/** The refusal that a check found; null when the moment can be had. Times are told on the business's clock. */
export function refusalOf(check: Checked, timeZone: string): Refusal | null {
  const { problem } = check;
  return problem && { problem, text: textOf(problem, check, timeZone), canOverride: overridable.includes(problem) };
}

type Checked = Pick<MomentCheck, "problem" | "blockedBy" | "businessStatus">;

function textOf(problem: BookingProblem, { blockedBy, businessStatus }: Checked, timeZone: string): string {
  if (problem === "slot_taken") return sayTaken(blockedBy, timeZone);
  if (problem !== "business_inactive") return texts[problem];
  return inactiveTexts[businessStatus] ?? "Your account takes no bookings at present.";
}

function sayTaken(holders: MomentHolder[], timeZone: string): string {
  const [first] = holders;
  if (!first) return "No crew does this service then.";
  const until = sayTime(localMoment(first.endsAt, timeZone).time);
  if (first.kind === "google") return `Busy in Google Calendar: ${first.title ?? "Busy"}, until ${until}.`;
  if (first.kind === "manual") return `Blocked by hand: ${first.title ?? "Busy"}, until ${until}.`;
  const others = new Set(holders.map(({ resource }) => resource)).size > 1 ? " Nobody else is free." : "";
  return `${first.resource} is taken: ${first.title ?? "a customer"}, until ${until}.${others}`;
}

/** "9:05 AM" for "09:05". */
export function sayTime(time: string): string {
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 === 0 ? 12 : hour % 12}:${time.slice(3, 5)} ${hour < 12 ? "AM" : "PM"}`;
}
