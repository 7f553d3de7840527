import type { calendar_v3 } from "@googleapis/calendar";
import type { CalendarEvent, CalendarProvider } from "@/lib/ports";
import { type GoogleConfig, openCalendar } from "./client";
import { isReadOnly, statusOf, withGoogleErrors } from "./errors";

/**
 * Google Calendar. Event ids are ours, so that a repeated insert finds the first event instead of making a second; a
 * deleted event keeps its id and is brought back by an update.
 */
export function createGoogleCalendarProvider(config: GoogleConfig): CalendarProvider {
  return {
    upsert: (access, event) =>
      withGoogleErrors(async () => {
        const { events } = openCalendar(config, access.refreshToken);
        const body = toGoogleEvent(event);
        try {
          const { data } = await events.insert({
            calendarId: access.calendarId,
            requestBody: { ...body, id: event.id },
          });
          assertSaved(data, event.id);
        } catch (error) {
          if (statusOf(error) === 404 || isReadOnly(error)) return { outcome: "unwritable" };
          if (statusOf(error) !== 409) throw error;
          const { data } = await events.update({
            calendarId: access.calendarId,
            eventId: event.id,
            requestBody: body,
          });
          assertSaved(data, event.id);
        }
        return { outcome: "saved" };
      }),
    remove: (access, eventId) =>
      withGoogleErrors(async () => {
        const { events } = openCalendar(config, access.refreshToken);
        try {
          const { status } = await events.delete({ calendarId: access.calendarId, eventId });
          if (status !== 204) throw new Error("Google did not say that the event is gone.");
        } catch (error) {
          if (isReadOnly(error)) return { outcome: "unwritable" };
          const status = statusOf(error);
          if (status !== 404 && status !== 410) throw error;
        }
        return { outcome: "removed" };
      }),
  };
}

function toGoogleEvent(event: CalendarEvent): calendar_v3.Schema$Event {
  return {
    status: "confirmed",
    summary: event.title,
    description: event.description,
    ...(event.location ? { location: event.location } : {}),
    start: { dateTime: event.startsAt.toISOString(), timeZone: event.timeZone },
    end: { dateTime: event.endsAt.toISOString(), timeZone: event.timeZone },
    extendedProperties: { private: { appointment_id: event.appointmentId, revision: String(event.revision) } },
  };
}

/** The SDK hands on any 200, a proxy's error page too; only the event itself says that it stands. */
function assertSaved(answer: calendar_v3.Schema$Event | undefined, eventId: string): void {
  if (answer?.id !== eventId) throw new Error("Google did not answer with the event.");
}
