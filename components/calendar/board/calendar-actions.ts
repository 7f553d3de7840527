import type { OnMyWayAnswer } from "@/components/calendar/on-my-way-words";
import type { MemberBooking, MemberEdit } from "@/lib/domain/booking/member-booking";
import type { Refusal } from "@/lib/domain/booking/problem-words";
import type { Told } from "@/lib/domain/messages/told";

/** What an action answers: its result, or a sentence that says what to do. */
export type Answer<Result> = { ok: true; result: Result } | { ok: false; problem: string };

/** Which appointment, and which state of it was looked at. */
export interface ChangeTarget {
  appointmentId: string;
  seenRevision: number;
}

/** An instant, or a time on the business's clock. */
export type Moment = { startsAt: string } | { date: string; time: string };

export type Placed =
  | { outcome: "rescheduled"; resource: { id: string; name: string } | null; told: Told | null }
  | { outcome: "not_found" | "changed_meanwhile" | "invalid_time" }
  | { outcome: "refused"; refusal: Refusal };

export type Booked =
  | { outcome: "booked"; appointmentId: string; reference: string; startsAt: Date; told: Told | null }
  | { outcome: "invalid_time" }
  | { outcome: "refused"; refusal: Refusal };

export type Cancelled = { outcome: "cancelled"; told: Told | null } | { outcome: string };

export type Edited =
  | { outcome: "edited" | "not_found" | "changed_meanwhile" }
  | { outcome: "refused"; refusal: Refusal };

/** What members do to appointments; the page hands the server's actions in. */
export interface CalendarActions {
  place(
    target: ChangeTarget,
    moment: Moment,
    options: { minutes?: number; resourceId?: string; mayOverride?: boolean },
  ): Promise<Answer<Placed>>;
  book(formId: string, values: MemberBooking, mayOverride: boolean): Promise<Answer<Booked>>;
  edit(target: ChangeTarget, values: MemberEdit, mayOverride: boolean): Promise<Answer<Edited>>;
  cancel(target: ChangeTarget, reason: string): Promise<Answer<Cancelled>>;
  settle(target: ChangeTarget, as: "completed" | "no_show" | "confirmed"): Promise<Answer<string>>;
  tellOnMyWay(appointmentId: string, minutes: number | null): Promise<Answer<OnMyWayAnswer>>;
}
