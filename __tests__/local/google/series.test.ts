import type { calendar_v3 } from "@googleapis/calendar";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootGoogle, hourAt, type LocalGoogle } from "@/__tests__/local/google/boot";
import { rejectionOf } from "@/__tests__/local/support";

const zone = { timeZone: "America/New_York" };
const primary = { calendarId: "primary" };
let google: LocalGoogle;
let calendar: calendar_v3.Calendar;

beforeAll(async () => {
  google = await bootGoogle();
  ({ calendar } = await google.connect());
});
beforeEach(async () => {
  const { data } = await calendar.events.list({ ...primary, maxResults: 2500 });
  for (const { id, recurringEventId } of data.items ?? []) {
    if (id && !recurringEventId) await calendar.events.delete({ ...primary, eventId: id });
  }
});
afterAll(() => google.close());

async function series(rule: string, more: calendar_v3.Schema$Event = {}, ...lines: string[]): Promise<string> {
  const requestBody = { summary: "Standing", ...hourAt(9), recurrence: [`RRULE:${rule}`, ...lines], ...more };
  return (await calendar.events.insert({ ...primary, requestBody })).data.id ?? "";
}

async function single(more: calendar_v3.Params$Resource$Events$List = {}): Promise<calendar_v3.Schema$Events> {
  const window = { timeMin: "2026-11-01T00:00:00Z", timeMax: "2027-12-01T00:00:00Z" };
  const query = more.syncToken ? more : { ...window, ...more };
  return (await calendar.events.list({ ...primary, singleEvents: true, maxResults: 2500, ...query })).data;
}

const startOf = ({ start }: calendar_v3.Schema$Event) => start?.dateTime ?? start?.date ?? "";
const starts = async () => ((await single()).items ?? []).map(startOf).sort();
const days = async () => (await starts()).map((start) => start.slice(5, 10));
const news = async (syncToken: string) =>
  ((await single({ syncToken, showDeleted: true })).items ?? []).map((event) => [event.status, stampOf(event)]).sort();
const stampOf = ({ id }: calendar_v3.Schema$Event) => id?.split("_")[1] ?? "";
const shift = (hour: number) => ({ requestBody: hourAt(hour) });

describe("a rule", () => {
  test.each([
    ["FREQ=DAILY;COUNT=3", ["12-01", "12-02", "12-03"]],
    ["FREQ=DAILY;INTERVAL=3;UNTIL=20261207T140000Z", ["12-01", "12-04", "12-07"]],
    ["FREQ=DAILY;COUNT=3;BYDAY=TU,FR", ["12-01", "12-04", "12-08"]],
    ["FREQ=WEEKLY;UNTIL=20261215", ["12-01", "12-08", "12-15"]],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4", ["12-01", "12-03", "12-14", "12-17"]],
    ["FREQ=MONTHLY;COUNT=3", ["01-01", "02-01", "12-01"]],
    ["FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["01-29", "12-01", "12-25"]],
    ["FREQ=MONTHLY;BYDAY=2TU;COUNT=3", ["01-12", "12-01", "12-08"]],
  ])("%s falls on its days, the first one always", async (rule, expected) => {
    await series(rule);

    expect((await days()).sort()).toEqual(expected);
  });

  test("leaves out a month without its day, and the dates that are taken out", async () => {
    const at = (hour: number) => ({ dateTime: `2026-12-31T${hour}:00:00`, ...zone });
    await series(
      "FREQ=MONTHLY;COUNT=3",
      { start: at(10), end: at(11) },
      "EXDATE;TZID=America/New_York:20270131T100000",
    );

    expect(await days()).toEqual(["12-31", "03-31"]);
  });

  test("keeps the wall clock when the clock changes", async () => {
    const at = (hour: number) => ({ dateTime: `2027-03-12T${hour}:00:00`, ...zone });
    await series("FREQ=DAILY;COUNT=4", { start: at(10), end: at(11) });

    expect(await starts()).toEqual([
      "2027-03-12T10:00:00-05:00",
      "2027-03-13T10:00:00-05:00",
      "2027-03-14T10:00:00-04:00",
      "2027-03-15T10:00:00-04:00",
    ]);
  });

  test("without an end is listed to the end of the window, and for a whole day as dates", async () => {
    await series("FREQ=WEEKLY", { start: { date: "2026-12-05" }, end: { date: "2026-12-07" } });

    const { items = [] } = await single({ timeMax: "2026-12-20T00:00:00Z" });

    expect(items.map(({ start, end }) => [start, end])).toEqual([
      [{ date: "2026-12-05" }, { date: "2026-12-07" }],
      [{ date: "2026-12-12" }, { date: "2026-12-14" }],
      [{ date: "2026-12-19" }, { date: "2026-12-21" }],
    ]);
  });

  test.each([
    ["FREQ=WEEKLY;BYDAY=XX"],
    ["FREQ=DAILY;COUNT=2;UNTIL=20261207"],
    ["INTERVAL=2"],
    ["FREQ=YEARLY;BYHOUR=3"],
  ])("%s is refused", async (rule) => {
    expect((await rejectionOf(series(rule))).status).toBe(400);
  });

  test("needs the name of its zone", async () => {
    const start = { dateTime: "2026-12-01T09:00:00-05:00" };
    const end = { dateTime: "2026-12-01T10:00:00-05:00" };

    expect((await rejectionOf(series("FREQ=DAILY", { start, end }))).status).toBe(400);
  });
});

describe("an occurrence", () => {
  test("names its series and where it stood, and blocks its time by itself", async () => {
    const id = await series("FREQ=WEEKLY;COUNT=2");

    const { items = [] } = await single();
    const own = (await calendar.events.list(primary)).data.items ?? [];
    const { data } = await calendar.freebusy.query({
      requestBody: { timeMin: "2026-12-07T00:00:00Z", timeMax: "2026-12-09T00:00:00Z", items: [{ id: "primary" }] },
    });

    expect(items[1]).toMatchObject({
      id: `${id}_20261208T140000Z`,
      recurringEventId: id,
      originalStartTime: { dateTime: "2026-12-08T09:00:00-05:00" },
    });
    expect(items[1]).not.toHaveProperty("recurrence");
    expect(own.map((event) => [event.id, event.recurrence])).toEqual([[id, ["RRULE:FREQ=WEEKLY;COUNT=2"]]]);
    expect(data.calendars?.primary?.busy).toHaveLength(1);
  });

  test("is moved by itself and keeps its id; the others stay", async () => {
    const id = await series("FREQ=DAILY;COUNT=3");
    const { nextSyncToken = "" } = await single();

    await calendar.events.patch({ ...primary, eventId: `${id}_20261202T140000Z`, ...shift(15) });

    expect(await news(nextSyncToken ?? "")).toEqual([["confirmed", "20261202T140000Z"]]);
    expect(await starts()).toEqual([
      "2026-12-01T09:00:00-05:00",
      "2026-12-01T15:00:00-05:00",
      "2026-12-03T09:00:00-05:00",
    ]);
  });

  test("is cancelled by itself and then holds only what it was", async () => {
    const id = await series("FREQ=DAILY;COUNT=3");
    const { nextSyncToken = "" } = await single();
    const eventId = `${id}_20261202T140000Z`;

    await calendar.events.delete({ ...primary, eventId });
    const { items = [] } = await single({ syncToken: nextSyncToken ?? "", showDeleted: true });
    const again = await rejectionOf(calendar.events.delete({ ...primary, eventId }));

    expect(Object.keys(items[0] ?? {}).sort()).toEqual([
      "etag",
      "id",
      "kind",
      "originalStartTime",
      "recurringEventId",
      "status",
      "updated",
    ]);
    expect(items).toMatchObject([{ id: eventId, status: "cancelled", recurringEventId: id }]);
    expect(again.status).toBe(410);
    expect(await days()).toEqual(["12-01", "12-03"]);
  });
});

describe("a series", () => {
  test("that is moved tells of the old occurrences as cancelled and of the new ones", async () => {
    const id = await series("FREQ=DAILY;COUNT=2");
    const { nextSyncToken = "" } = await single();

    await calendar.events.patch({ ...primary, eventId: id, ...shift(11) });

    expect(await news(nextSyncToken ?? "")).toEqual([
      ["cancelled", "20261201T140000Z"],
      ["cancelled", "20261202T140000Z"],
      ["confirmed", "20261201T160000Z"],
      ["confirmed", "20261202T160000Z"],
    ]);
  });

  test("that is moved back has its occurrences again", async () => {
    const id = await series("FREQ=DAILY;COUNT=2");
    await calendar.events.patch({ ...primary, eventId: id, ...shift(11) });
    const { nextSyncToken = "" } = await single();

    await calendar.events.patch({ ...primary, eventId: id, ...shift(9) });

    expect((await news(nextSyncToken ?? "")).filter(([status]) => status === "confirmed")).toEqual([
      ["confirmed", "20261201T140000Z"],
      ["confirmed", "20261202T140000Z"],
    ]);
  });

  test("that ends sooner, or is deleted, cancels what comes after, also what was changed by itself", async () => {
    const id = await series("FREQ=DAILY;COUNT=4");
    await calendar.events.patch({ ...primary, eventId: `${id}_20261204T140000Z`, ...shift(15) });
    const first = await single();
    const requestBody = { recurrence: ["RRULE:FREQ=DAILY;UNTIL=20261202T235959Z"] };

    await calendar.events.patch({ ...primary, eventId: id, requestBody });
    const shortened = await news(first.nextSyncToken ?? "");
    const second = await single();
    await calendar.events.delete({ ...primary, eventId: id });

    expect(shortened).toEqual([
      ["cancelled", "20261203T140000Z"],
      ["cancelled", "20261204T140000Z"],
      ["confirmed", "20261201T140000Z"],
      ["confirmed", "20261202T140000Z"],
    ]);
    expect(await news(second.nextSyncToken ?? "")).toEqual(
      expect.arrayContaining([
        ["cancelled", "20261201T140000Z"],
        ["cancelled", "20261202T140000Z"],
      ]),
    );
    expect(await starts()).toEqual([]);
  });

  test("survives a restart with its changed occurrence", async () => {
    const id = await series("FREQ=DAILY;COUNT=2");
    await calendar.events.patch({ ...primary, eventId: `${id}_20261202T140000Z`, ...shift(15) });

    await google.restart();
    ({ calendar } = await google.connect());

    expect(await starts()).toEqual(["2026-12-01T09:00:00-05:00", "2026-12-01T15:00:00-05:00"]);
  });
});
