import { AppError } from "@/lib/errors";
import type { CalendarAccess, CalendarEvent, CalendarProvider } from "@/lib/ports";

/** Calendars in memory, for tests. */
export interface FakeCalendarProvider extends CalendarProvider {
  /** What stands in the calendars now, by event id. */
  events: Map<string, CalendarEvent>;
  /** Calls in order: "upsert <id>" or "remove <id>". */
  calls: string[];
  /** How the next calls go; when there are none they succeed. */
  answers: ("ok" | "revoked" | "down")[];
}

export function createFakeCalendarProvider(): FakeCalendarProvider {
  const events = new Map<string, CalendarEvent>();
  const calls: string[] = [];
  const answers: FakeCalendarProvider["answers"] = [];
  const isGranted = () => {
    const answer = answers.shift() ?? "ok";
    if (answer === "down") throw new AppError("unavailable", "Google Calendar cannot be reached right now.");
    return answer === "ok";
  };
  return {
    events,
    calls,
    answers,
    async upsert(_access: CalendarAccess, event) {
      calls.push(`upsert ${event.id}`);
      if (!isGranted()) return { outcome: "revoked" };
      events.set(event.id, event);
      return { outcome: "saved" };
    },
    async remove(_access: CalendarAccess, eventId) {
      calls.push(`remove ${eventId}`);
      if (!isGranted()) return { outcome: "revoked" };
      events.delete(eventId);
      return { outcome: "removed" };
    },
  };
}
