import { calendar, type calendar_v3 } from "@googleapis/calendar";
import { OAuth2Client } from "google-auth-library";
import { AppError } from "@/lib/errors";
import type { CalendarAccess, CalendarEvent, CalendarProvider } from "@/lib/ports";

export interface GoogleConfig {
  clientId: string;
  clientSecret: string;
  baseUrl: string | undefined;
}

const timeoutMs = 8_000;

/**
 * Google Calendar. Event ids are ours, so that a repeated insert finds the first event instead of making a second; a
 * deleted event keeps its id and is brought back by an update.
 */
export function createGoogleCalendarProvider(config: GoogleConfig): CalendarProvider {
  return {
    upsert: (access, event) =>
      withGoogleErrors(async () => {
        const { events } = openCalendar(config, access);
        const body = toGoogleEvent(event);
        try {
          const { data } = await events.insert({
            calendarId: access.calendarId,
            requestBody: { ...body, id: event.id },
          });
          assertSaved(data, event.id);
        } catch (error) {
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
        const { events } = openCalendar(config, access);
        try {
          const { status } = await events.delete({ calendarId: access.calendarId, eventId });
          if (status !== 204) throw new Error("Google did not say that the event is gone.");
        } catch (error) {
          const status = statusOf(error);
          if (status !== 404 && status !== 410) throw error;
        }
        return { outcome: "removed" };
      }),
  };
}

function openCalendar({ clientId, clientSecret, baseUrl }: GoogleConfig, { refreshToken }: CalendarAccess) {
  const auth = new OAuth2Client({
    clientId,
    clientSecret,
    forceRefreshOnFailure: true,
    ...(baseUrl ? { endpoints: { oauth2TokenUrl: new URL("/token", baseUrl).href } } : {}),
  });
  auth.setCredentials({ refresh_token: refreshToken });
  // The SDK has no timeout of its own.
  return calendar({
    version: "v3",
    auth,
    timeout: timeoutMs,
    ...(baseUrl ? { rootUrl: new URL("/", baseUrl).href } : {}),
  });
}

function toGoogleEvent(event: CalendarEvent): calendar_v3.Schema$Event {
  return {
    status: "confirmed",
    summary: event.title,
    description: event.description,
    ...(event.location ? { location: event.location } : {}),
    start: { dateTime: event.startsAt.toISOString(), timeZone: event.timeZone },
    end: { dateTime: event.endsAt.toISOString(), timeZone: event.timeZone },
    extendedProperties: { private: { appointment_id: event.appointmentId } },
  };
}

/** The SDK hands on any 200, a proxy's error page too; only the event itself says that it stands. */
function assertSaved(answer: calendar_v3.Schema$Event | undefined, eventId: string): void {
  if (answer?.id !== eventId) throw new Error("Google did not answer with the event.");
}

interface GoogleFailure {
  status?: number;
  response?: { status?: number; data?: unknown };
}

function statusOf(error: unknown): number | undefined {
  const failure = error as GoogleFailure;
  return failure.response?.status ?? failure.status;
}

/** A grant that the owner took back answers the token request with 400 invalid_grant. */
function isRevoked(error: unknown): boolean {
  const data = (error as GoogleFailure).response?.data;
  return typeof data === "object" && data !== null && "error" in data && data.error === "invalid_grant";
}

async function withGoogleErrors<Result extends { outcome: string }>(
  work: () => Promise<Result>,
): Promise<Result | { outcome: "revoked" }> {
  try {
    return await work();
  } catch (error) {
    if (isRevoked(error)) return { outcome: "revoked" };
    const status = statusOf(error);
    if (status === 403 || status === 429) {
      throw new AppError("rate_limited", "Google asked us to slow down.", { cause: error });
    }
    if (status !== undefined && status >= 400 && status < 500 && status !== 401) {
      throw new AppError("conflict", `Google refused the change (${status}).`, { cause: error });
    }
    throw new AppError("unavailable", "Google Calendar cannot be reached right now.", { cause: error });
  }
}
