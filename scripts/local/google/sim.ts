import type { calendar_v3 } from "@googleapis/calendar";
import { z } from "zod";
import { readControl } from "@/scripts/local/kit/controls";
import { escapeHtml, htmlPage } from "@/scripts/local/kit/html";
import { type StandInApp, StandInError } from "@/scripts/local/kit/stand-in";
import { type CalendarWorld, insertEvent } from "./calendar-api";
import { findCalendar } from "./calendars";
import type { StoredCalendar } from "./state";
import { issueAccessToken, issueRefreshToken, revokeAccount } from "./tokens";

const grant = z.strictObject({ email: z.string(), scope: z.union([z.string(), z.array(z.string())]) });
const ownEvent = z.strictObject({
  email: z.string(),
  calendar: z.string().default("primary"),
  event: z.looseObject({}),
});
const account = z.strictObject({ email: z.string() });
const calendarLimit = z.strictObject({
  calendar: z.string(),
  limit: z.enum(["gone", "read_only", "no_push"]).nullable(),
});
const freeBusyError = z.strictObject({ calendar: z.string(), reason: z.string().nullable().default("internalError") });

/**
 * `/_sim/grant` connects an account without a browser, `/_sim/events` lists or adds what the owner has in the calendar,
 * `/_sim/revoke` (one account), `/_sim/revoke-all`, `/_sim/expire-access-tokens`, `/_sim/expire-sync-tokens`,
 * `/_sim/calendar-limit` (one calendar is gone, may only be read, or tells of no changes) and `/_sim/free-busy-error` are mishaps.
 */
export function mountSim(app: StandInApp, world: CalendarWorld, accounts: string[]): void {
  const { state } = world;
  const known = (email: string): string => {
    if (!accounts.includes(email)) throw new StandInError(404, { error: `No account ${email}.` });
    return email;
  };
  app.post("/_sim/grant", async (c) => {
    const { email, scope } = await readControl(c, grant);
    const wanted = { email: known(email), scope: Array.isArray(scope) ? scope.join(" ") : scope };
    state.consents[email] = true;
    const { access_token, expires_in } = issueAccessToken(state, wanted);
    const expiry = new Date(Date.now() + expires_in * 1000).toISOString();
    return c.json({ refresh_token: issueRefreshToken(state, wanted), access_token, expiry });
  });
  app.get("/_sim/events", (c) => c.json(eventsOf(world, known(c.req.query("email") ?? ""))));
  app.post("/_sim/events", async (c) => {
    const { email, calendar: id, event } = await readControl(c, ownEvent);
    const calendar = findCalendar(state, known(email), id, world.timeZone);
    if (!calendar) throw new StandInError(404, { error: `No calendar ${id}.` });
    return c.json(insertEvent(world, calendar, event));
  });
  app.post("/_sim/revoke", async (c) => {
    revokeAccount(state, known((await readControl(c, account)).email));
    return c.json({});
  });
  app.post("/_sim/revoke-all", (c) => {
    for (const email of accounts) revokeAccount(state, email);
    return c.json({});
  });
  app.post("/_sim/expire-access-tokens", (c) => {
    state.accessTokens = {};
    return c.json({});
  });
  app.post("/_sim/expire-sync-tokens", (c) => {
    state.revision += 1;
    state.oldestSync = state.revision;
    return c.json({});
  });
  app.post("/_sim/calendar-limit", async (c) => {
    const { calendar: id, limit } = await readControl(c, calendarLimit);
    const calendar = state.calendars[id];
    if (!calendar) throw new StandInError(404, { error: `No calendar ${id}.` });
    if (limit) calendar.limit = limit;
    else delete calendar.limit;
    return c.json({});
  });
  app.post("/_sim/free-busy-error", async (c) => {
    const { calendar, reason } = await readControl(c, freeBusyError);
    if (reason) state.freeBusyErrors[calendar] = reason;
    else delete state.freeBusyErrors[calendar];
    return c.json(state.freeBusyErrors);
  });
}

/** Pages for people: an account's events, and the page that an event's `htmlLink` leads to. */
export function mountCalendarPages(app: StandInApp, world: CalendarWorld, accounts: string[]): void {
  app.get("/calendar", (c) => {
    const email = accounts.find((account) => account === c.req.query("email")) ?? accounts[0] ?? "";
    const links = accounts.map((one) => `<a href="/calendar?email=${encodeURIComponent(one)}">${escapeHtml(one)}</a>`);
    const rows = eventsOf(world, email).map(eventRow).join("");
    const body = `<p>${links.join(" · ")}</p><table>${rows || "<tr><td>No events.</td></tr>"}</table>`;
    return c.html(htmlPage({ title: `Calendar of ${email}`, body, wide: true }));
  });
  app.get("/calendar/event", (c) => {
    const [id = "", calendarId = ""] = Buffer.from(c.req.query("eid") ?? "", "base64url")
      .toString()
      .split(" ");
    const stored = world.state.calendars[calendarId]?.events[id];
    if (!stored) return c.html(htmlPage({ title: "Unknown event", body: "" }), 404);
    const json = escapeHtml(JSON.stringify(stored.event, null, 2));
    return c.html(htmlPage({ title: stored.event.summary ?? "Event", body: `<pre>${json}</pre>`, wide: true }));
  });
}

function eventsOf({ state }: CalendarWorld, email: string): calendar_v3.Schema$Event[] {
  return Object.values(state.calendars)
    .filter((calendar: StoredCalendar) => calendar.owner === email)
    .flatMap((calendar) => Object.values(calendar.events).map(({ event }) => event));
}

function eventRow(event: calendar_v3.Schema$Event): string {
  const start = event.start?.dateTime ?? event.start?.date;
  const end = event.end?.dateTime ?? event.end?.date;
  return `<tr><td>${escapeHtml(start)}</td><td>${escapeHtml(end)}</td>
<td><a href="${escapeHtml(event.htmlLink)}">${escapeHtml(event.summary ?? "(no title)")}</a></td><td>${escapeHtml(event.status)}</td></tr>`;
}
