import type { calendar_v3 } from "@googleapis/calendar";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bootGoogle, hourAt, type LocalGoogle, OWNER } from "@/__tests__/local/google/boot";
import { control, rejectionOf } from "@/__tests__/local/support";

const ID = "bk0123456789abcdefv1";
let google: LocalGoogle;
let calendar: calendar_v3.Calendar;

beforeEach(async () => {
  google = await bootGoogle();
  ({ calendar } = await google.connect());
});

afterEach(() => google.close());

const primary = { calendarId: "primary" };
const insert = async (requestBody: calendar_v3.Schema$Event) =>
  (await calendar.events.insert({ ...primary, requestBody })).data;
const reasonOf = async (promise: Promise<unknown>) => {
  const error = await rejectionOf(promise);
  const data = (error.response as { data: { error: { errors: { reason: string }[] } } }).data;
  return [error.status, data.error.errors[0]?.reason];
};

test("keeps an event under the id that we chose, and answers 409 to the same id", async () => {
  const event = { id: ID, summary: "Drain", ...hourAt(10), extendedProperties: { private: { booking_id: "b1" } } };
  const created = await insert(event);

  const repeated = await reasonOf(insert(event));
  const found = (await calendar.events.get({ ...primary, eventId: ID })).data;

  expect(created).toMatchObject({
    id: ID,
    status: "confirmed",
    sequence: 0,
    start: { dateTime: "2026-12-01T10:00:00-05:00" },
  });
  expect(repeated).toEqual([409, "duplicate"]);
  expect(found).toEqual(created);
});

test("refuses ids, times and fields that Google would refuse", async () => {
  const { start, end } = hourAt(10);

  const reasons = [
    await reasonOf(insert({ id: "With-Dash", ...hourAt(10) })),
    await reasonOf(insert({ start: start ?? {} })),
    await reasonOf(insert({ start: end ?? {}, end: start ?? {} })),
    await reasonOf(insert({ start: { dateTime: "2026-12-01T10:00:00" }, end: end ?? {} })),
    await reasonOf(insert({ start: { dateTime: "2026-06-31T10:00:00Z" }, end: end ?? {} })),
    await reasonOf(insert({ ...hourAt(10), recurrence: ["RRULE:FREQ=SECONDLY"] })),
  ];

  expect(reasons).toEqual([
    [400, "invalid"],
    [400, "required"],
    [400, "timeRangeEmpty"],
    [400, "required"],
    [400, "invalid"],
    [400, "invalid"],
  ]);
});

test("merges a patch, and replaces with an update", async () => {
  await insert({
    id: ID,
    summary: "Old",
    location: "Here",
    ...hourAt(10),
    extendedProperties: { private: { a: "1" } },
  });

  const patched = await calendar.events.patch({
    ...primary,
    eventId: ID,
    requestBody: { summary: "New", extendedProperties: { private: { b: "2" } } },
  });
  const updated = await calendar.events.update({
    ...primary,
    eventId: ID,
    requestBody: { summary: "Moved", ...hourAt(12) },
  });

  expect(patched.data).toMatchObject({
    summary: "New",
    location: "Here",
    sequence: 0,
    extendedProperties: { private: { a: "1", b: "2" } },
  });
  expect(updated.data).toMatchObject({
    summary: "Moved",
    sequence: 1,
    start: { dateTime: "2026-12-01T12:00:00-05:00" },
  });
  expect(updated.data).not.toHaveProperty("location");
});

test("writes only over the version that we read, when we say which", async () => {
  const { etag } = await insert({ id: ID, ...hourAt(10) });
  const patch = (ifMatch: string) =>
    calendar.events.patch(
      { ...primary, eventId: ID, requestBody: { summary: "x" } },
      { headers: { "If-Match": ifMatch } },
    );

  const first = await patch(etag ?? "");
  const second = await reasonOf(patch(etag ?? ""));

  expect(first.status).toBe(200);
  expect(second).toEqual([412, "conditionNotMet"]);
});

test("cancels a deleted event, keeps its id taken and lets an update bring it back", async () => {
  await insert({ id: ID, ...hourAt(10) });
  await calendar.events.delete({ ...primary, eventId: ID });

  const again = await reasonOf(calendar.events.delete({ ...primary, eventId: ID }));
  const deleted = (await calendar.events.get({ ...primary, eventId: ID })).data;
  const reinserted = await reasonOf(insert({ id: ID, ...hourAt(10) }));
  const revived = await calendar.events.update({
    ...primary,
    eventId: ID,
    requestBody: { ...hourAt(11), status: "confirmed" },
  });

  expect(again).toEqual([410, "deleted"]);
  expect([deleted.status, revived.data.status]).toEqual(["cancelled", "confirmed"]);
  expect(reinserted).toEqual([409, "duplicate"]);
});

test("lists a window in the order of time, and finds events by our own property", async () => {
  await insert({ summary: "late", ...hourAt(15), extendedProperties: { private: { booking_id: "b=2" } } });
  await insert({ summary: "early", ...hourAt(9) });
  await insert({ summary: "other day", ...hourAt(9, 3) });

  const window = await calendar.events.list({
    ...primary,
    timeMin: "2026-12-01T00:00:00-05:00",
    timeMax: "2026-12-02T00:00:00-05:00",
    singleEvents: true,
    orderBy: "startTime",
  });
  const own = await calendar.events.list({ ...primary, privateExtendedProperty: ["booking_id=b=2"] });

  expect(window.data.items?.map(({ summary }) => summary)).toEqual(["early", "late"]);
  expect(own.data.items?.map(({ summary }) => summary)).toEqual(["late"]);
});

test("pages through a list and gives the sync token on the last page alone", async () => {
  for (let hour = 8; hour < 13; hour++) await insert({ summary: `at ${hour}`, ...hourAt(hour) });

  const first = (await calendar.events.list({ ...primary, maxResults: 3 })).data;
  const second = (await calendar.events.list({ ...primary, maxResults: 3, pageToken: first.nextPageToken ?? "" })).data;

  expect([first.items?.length, second.items?.length]).toEqual([3, 2]);
  expect([first.nextSyncToken, second.nextPageToken]).toEqual([undefined, undefined]);
  expect(second.nextSyncToken).toBeTruthy();
});

test("syncs what changed since, deletions included", async () => {
  await insert({ id: ID, summary: "gone", ...hourAt(9) });
  await insert({ summary: "same", ...hourAt(10) });
  const full = (await calendar.events.list(primary)).data;
  await calendar.events.delete({ ...primary, eventId: ID });
  await insert({ summary: "new", ...hourAt(11) });

  const delta = (await calendar.events.list({ ...primary, syncToken: full.nextSyncToken ?? "" })).data;
  const nothing = (await calendar.events.list({ ...primary, syncToken: delta.nextSyncToken ?? "" })).data;

  expect(delta.items?.map(({ summary, status }) => [summary, status])).toEqual([
    ["gone", "cancelled"],
    ["new", "confirmed"],
  ]);
  expect(nothing.items).toEqual([]);
});

test("asks for a full sync when a token is too old or strange", async () => {
  const { nextSyncToken } = (await calendar.events.list(primary)).data;
  const sync = (syncToken: string, more: object = {}) => calendar.events.list({ ...primary, syncToken, ...more });

  const strange = await reasonOf(sync("zzz"));
  const mixed = await reasonOf(sync(nextSyncToken ?? "", { timeMin: "2026-12-01T00:00:00Z" }));
  await control(google.url, "/_sim/expire-sync-tokens");
  const old = await reasonOf(sync(nextSyncToken ?? ""));

  expect(strange).toEqual([410, "fullSyncRequired"]);
  expect(mixed[0]).toBe(400);
  expect(old).toEqual([410, "fullSyncRequired"]);
});

test("merges busy times and leaves out what does not block", async () => {
  await insert({ ...hourAt(9) });
  await insert({ start: { dateTime: "2026-12-01T09:30:00-05:00" }, end: { dateTime: "2026-12-01T11:00:00-05:00" } });
  await insert({ ...hourAt(13), transparency: "transparent" });
  await insert({ ...hourAt(15), attendees: [{ email: OWNER, responseStatus: "declined" }] });
  const cancelled = await insert({ ...hourAt(16) });
  await calendar.events.delete({ ...primary, eventId: cancelled.id ?? "" });

  const { data } = await calendar.freebusy.query({
    requestBody: { timeMin: "2026-12-01T05:00:00Z", timeMax: "2026-12-02T05:00:00Z", items: [{ id: "primary" }] },
  });

  expect(data.calendars?.primary?.busy).toEqual([{ start: "2026-12-01T14:00:00Z", end: "2026-12-01T16:00:00Z" }]);
});

test("counts an all-day event from midnight to midnight of the calendar's zone", async () => {
  await insert({ start: { date: "2026-12-01" }, end: { date: "2026-12-02" } });

  const { data } = await calendar.freebusy.query({
    requestBody: {
      timeMin: "2026-11-30T00:00:00Z",
      timeMax: "2026-12-05T00:00:00Z",
      timeZone: "America/New_York",
      items: [{ id: "primary" }],
    },
  });

  expect(data.calendars?.primary?.busy).toEqual([
    { start: "2026-12-01T00:00:00-05:00", end: "2026-12-02T00:00:00-05:00" },
  ]);
});

test("reports a calendar that cannot be read inside a 200", async () => {
  await control(google.url, "/_sim/free-busy-error", { calendar: OWNER });

  const { status, data } = await calendar.freebusy.query({
    requestBody: {
      timeMin: "2026-12-01T00:00:00Z",
      timeMax: "2026-12-02T00:00:00Z",
      items: [{ id: "primary" }, { id: "unknown@example.com" }],
    },
  });

  expect(status).toBe(200);
  expect(data.calendars?.primary).toEqual({ errors: [{ domain: "global", reason: "internalError" }], busy: [] });
  expect(data.calendars?.["unknown@example.com"]?.errors).toEqual([{ domain: "global", reason: "notFound" }]);
});

test("pings the channel on opening and on every change, until it is stopped", async () => {
  const address = `${google.receiver.url}/api/calendar/watch`;
  const opened = await calendar.events.watch({
    ...primary,
    requestBody: { id: "channel-1", type: "web_hook", address, token: "hush", params: { ttl: "604800" } },
  });

  await insert({ ...hourAt(9) });
  const [sync, exists] = await google.receiver.waitFor(2);
  const second = await reasonOf(
    calendar.events.watch({ ...primary, requestBody: { id: "channel-1", type: "web_hook", address } }),
  );
  await calendar.channels.stop({ requestBody: { id: "channel-1", resourceId: opened.data.resourceId ?? "" } });
  await insert({ ...hourAt(12) });

  expect(sync?.headers).toMatchObject({
    "x-goog-resource-state": "sync",
    "x-goog-channel-token": "hush",
    "x-goog-message-number": "1",
  });
  expect(exists).toMatchObject({
    body: "",
    headers: { "x-goog-resource-state": "exists", "x-goog-channel-id": "channel-1" },
  });
  expect(Number(opened.data.expiration)).toBeGreaterThan(Date.now());
  expect(second).toEqual([400, "channelIdNotUnique"]);
  expect(google.receiver.received).toHaveLength(2);
});

test("delivers change notices twice when asked to", async () => {
  await control(google.url, "/_sim/delivery", { times: 2 });
  const address = `${google.receiver.url}/watch`;
  await calendar.events.watch({ ...primary, requestBody: { id: "c1", type: "web_hook", address } });

  const received = await google.receiver.waitFor(2);

  expect(received.map(({ headers }) => headers["x-goog-message-number"])).toEqual(["1", "1"]);
});

test("keeps accounts apart", async () => {
  await insert({ id: ID, ...hourAt(9) });
  const second = await google.connect({ email: "second@example.com" });

  const foreign = await reasonOf(second.calendar.events.list({ calendarId: OWNER }));
  const own = await second.calendar.events.list(primary);

  expect(foreign).toEqual([404, "notFound"]);
  expect(own.data.items).toEqual([]);
});

test("shows a person's events, also those that the owner entered by hand", async () => {
  await insert({ summary: "Booked", ...hourAt(9) });
  await control(google.url, "/_sim/events", { email: OWNER, event: { summary: "Dentist", ...hourAt(14) } });

  const listed = await (await fetch(`${google.url}/_sim/events?email=${OWNER}`)).json();
  const page = await (await fetch(`${google.url}/calendar?email=${OWNER}`)).text();
  const linked = await fetch((listed as calendar_v3.Schema$Event[])[0]?.htmlLink ?? "");

  expect((listed as calendar_v3.Schema$Event[]).map(({ summary }) => summary)).toEqual(["Booked", "Dentist"]);
  expect(page).toContain("Dentist");
  expect(linked.status).toBe(200);
});

test("fails as Google fails, and finds the event again after a lost answer", async () => {
  // With forceRefreshOnFailure the library answers a 403 with a fresh token and one more attempt.
  await control(google.url, "/_sim/faults", { status: 403, count: 2, path: "/calendar/v3/" });
  const limited = await reasonOf(insert({ id: ID, ...hourAt(9) }));
  await control(google.url, "/_sim/faults", { status: 0, after: true, path: "/calendar/v3/" });

  await rejectionOf(insert({ id: ID, ...hourAt(9) }));
  const repeated = await reasonOf(insert({ id: ID, ...hourAt(9) }));

  expect(limited).toEqual([403, "rateLimitExceeded"]);
  expect(repeated).toEqual([409, "duplicate"]);
});

test("refuses methods that it does not have in Google's shape", async () => {
  const error = await reasonOf(calendar.events.quickAdd({ ...primary, text: "Lunch" }));
  const bogus = await reasonOf(google.calendarOf(google.oauth({ access_token: "bogus" })).events.list(primary));

  expect(error).toEqual([404, "notFound"]);
  expect(bogus).toEqual([401, "authError"]);
});
