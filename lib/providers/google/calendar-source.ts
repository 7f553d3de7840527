import type { calendar_v3 } from "@googleapis/calendar";
import { CodeChallengeMethod } from "google-auth-library";
import { z } from "zod";
import type { CalendarSource } from "@/lib/ports/calendar";
import { createOauthClient, type GoogleConfig, openCalendar } from "./client";
import { hasReason, isRevoked, statusOf, toGoogleError, withGoogleErrors } from "./errors";
import { toAvailableCalendar, toExternalEvent } from "./mapper";

const eventsScope = "https://www.googleapis.com/auth/calendar.events";

/** Granular consent: the list of calendars may be unticked, then only the main one can be chosen. */
export const googleScopes = [
  "openid",
  "email",
  eventsScope,
  "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
];

const channelSeconds = 7 * 86_400;
/** A calendar with more pages than this is no calendar of a person. */
const pagesMax = 100;

export interface SourceConfig extends GoogleConfig {
  /** Where pushes go to. */
  pushUrl: string;
  /** Events a page; Google's most is 2500. */
  pageSize?: number;
}

/** Google Calendar as it is read: sign-in, calendars, changes, push channels. */
export function createGoogleCalendarSource(config: SourceConfig): CalendarSource {
  return {
    ...signIn(config),
    ...reading(config),
    watch: ({ grant, calendarId, channelId, token }) =>
      withGoogleErrors(async () => {
        const { events } = openCalendar(config, grant.refreshToken);
        const requestBody: calendar_v3.Schema$Channel = {
          id: channelId,
          type: "web_hook",
          address: config.pushUrl,
          token,
          params: { ttl: String(channelSeconds) },
        };
        const answer = await events.watch({ calendarId, requestBody }).catch((error: unknown) => {
          if (statusOf(error) === 404) return "gone" as const;
          if (hasReason(error, "pushNotSupportedForRequestedResource")) return "unsupported" as const;
          throw error;
        });
        if (typeof answer === "string") return { outcome: answer };
        const { resourceId, expiration } = answer.data;
        if (!resourceId || !expiration) throw new Error("Google did not say what it watches.");
        return { outcome: "watching" as const, watchedId: resourceId, expiresAt: new Date(Number(expiration)) };
      }),
    async stopWatch(grant, { channelId, watchedId }) {
      await withGoogleErrors(async () => {
        const { channels } = openCalendar(config, grant.refreshToken);
        await channels.stop({ requestBody: { id: channelId, resourceId: watchedId } }).catch(orStatus(404));
        return { outcome: "stopped" };
      });
    },
  };
}

function signIn(config: SourceConfig): Pick<CalendarSource, "authorizeUrl" | "exchangeCode" | "revoke"> {
  return {
    authorizeUrl: ({ state, codeChallenge, redirectUri, loginHint }) =>
      createOauthClient(config, redirectUri).generateAuthUrl({
        access_type: "offline",
        // Without it a second consent of the same account brings no refresh token.
        prompt: "consent",
        scope: googleScopes,
        state,
        code_challenge: codeChallenge,
        code_challenge_method: CodeChallengeMethod.S256,
        ...(loginHint ? { login_hint: loginHint } : {}),
      }),
    async exchangeCode({ code, codeVerifier, redirectUri }) {
      const client = createOauthClient(config, redirectUri);
      try {
        const { tokens } = await client.getToken({ code, codeVerifier });
        const granted = tokens.scope?.split(" ") ?? [];
        if (!granted.includes(eventsScope) || !tokens.refresh_token) return { outcome: "incomplete" };
        client.setCredentials(tokens);
        const url = config.baseUrl
          ? new URL("/oauth2/v3/userinfo", config.baseUrl).href
          : "https://openidconnect.googleapis.com/v1/userinfo";
        const { data } = await client.request({ url });
        const { email } = z.object({ email: z.string() }).parse(data);
        return { outcome: "granted", refreshToken: tokens.refresh_token, accountEmail: email };
      } catch (error) {
        if (isRevoked(error)) return { outcome: "expired" };
        throw toGoogleError(error);
      }
    },
    async revoke(refreshToken) {
      try {
        await createOauthClient(config).revokeToken(refreshToken);
      } catch (error) {
        if (statusOf(error) !== 400) throw toGoogleError(error);
      }
    },
  };
}

function reading(config: SourceConfig): Pick<CalendarSource, "listCalendars" | "listChanges" | "readEvent"> {
  return {
    listCalendars: ({ refreshToken }) =>
      withGoogleErrors(async () => {
        const { calendarList } = openCalendar(config, refreshToken);
        const onlyMain = [{ id: "primary", title: "Main calendar", canWrite: true }];
        try {
          const { data } = await calendarList.list({ maxResults: 250 });
          return { outcome: "listed" as const, calendars: (data.items ?? []).flatMap(toAvailableCalendar) };
        } catch (error) {
          if (statusOf(error) !== 403 || !hasReason(error, "insufficientPermissions")) throw error;
          return { outcome: "listed" as const, calendars: onlyMain };
        }
      }),
    listChanges: ({ grant, calendarId, syncToken, from, to }) =>
      withGoogleErrors(async () => {
        const { events } = openCalendar(config, grant.refreshToken);
        const window = syncToken ? { syncToken } : { timeMin: from.toISOString(), timeMax: to.toISOString() };
        return listPages(events, {
          calendarId,
          singleEvents: true,
          showDeleted: true,
          maxResults: config.pageSize ?? 2500,
          ...window,
        });
      }),
    readEvent: ({ refreshToken }, calendarId, eventId) =>
      withGoogleErrors(async () => {
        const { events } = openCalendar(config, refreshToken);
        const answer = await events.get({ calendarId, eventId }).catch(orStatus(404, 410));
        const event = answer ? toExternalEvent(answer.data) : null;
        return event ? { outcome: "found" as const, event } : { outcome: "gone" as const };
      }),
  };
}

async function listPages(events: calendar_v3.Resource$Events, query: calendar_v3.Params$Resource$Events$List) {
  const found: calendar_v3.Schema$Event[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const request = { ...query, ...(pageToken ? { pageToken } : {}) };
    const answer = await events.list(request).catch((error: unknown) => {
      const status = statusOf(error);
      if (status === 404) return "gone" as const;
      // A token that ended between two pages makes the page token invalid: everything must be read anew as well.
      if (status === 410 || (status === 400 && pageToken)) return "expired" as const;
      throw error;
    });
    if (typeof answer === "string") return { outcome: answer };
    const { items, nextPageToken, nextSyncToken } = answer.data;
    found.push(...(items ?? []));
    if (nextSyncToken) {
      return {
        outcome: "listed" as const,
        events: found.flatMap((item) => toExternalEvent(item) ?? []),
        nextSyncToken,
      };
    }
    if (!nextPageToken) break;
    pageToken = nextPageToken;
  }
  throw new Error("Google's list of events did not end.");
}

/** Answers null to a refusal with one of these, and throws the rest. */
function orStatus(...expected: number[]): (error: unknown) => null {
  return (error) => {
    if (!expected.includes(statusOf(error) ?? 0)) throw error;
    return null;
  };
}
