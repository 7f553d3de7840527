import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CalendarWorld, openCalendarWorld } from "@/__tests__/jobs/calendar-world";
import { mustBook } from "@/__tests__/sql/booking-support";
import { answerCalendarFeed } from "@/lib/http/answer-calendar-feed";
import { receiveCalendarPush } from "@/lib/http/receive-calendar-push";
import { makeFeedToken } from "@/lib/services/calendar/calendar-feed";
import { channelToken } from "@/lib/services/calendar/watch-calendar";

let world: CalendarWorld;
let channel: { id: string; resource_id: string; expires_at: Date };

beforeAll(async () => {
  world = await openCalendarWorld();
});
beforeEach(async () => {
  await world.renew();
  const [row] = await world.rows<typeof channel>("calendar_channels");
  if (!row) throw new Error("no channel is open");
  channel = row;
});
afterAll(() => world.close());

async function push(changes: Record<string, string | null> = {}): Promise<number> {
  const headers = new Headers();
  const all = {
    "x-goog-channel-id": channel.id,
    "x-goog-channel-token": channelToken(world.ports.slotKey, channel.id),
    "x-goog-resource-id": channel.resource_id,
    "x-goog-resource-state": "exists",
    "x-goog-message-number": "7001",
    ...changes,
  };
  for (const [name, value] of Object.entries(all)) if (value !== null) headers.set(name, value);
  const request = new Request("https://app.example.com/api/calendar/watch", { method: "POST", headers });
  return (await receiveCalendarPush(world.app.container, request)).status;
}

async function inbox(): Promise<{ event_id: string; state: string }[]> {
  const { rows } = await world.app.database.admin.query(
    "select event_id, state from public.webhook_events where provider = 'google' and payload ->> 'business_id' = $1",
    [world.business.id],
  );
  return rows;
}

const waiting = async () =>
  (await world.rows<{ kind: string; state: string }>("jobs")).filter(
    ({ kind, state }) => kind === "sync_calendar" && state === "queued",
  ).length;

describe("a push of Google", () => {
  test("becomes one row of the inbox and one read, however often it comes", async () => {
    const statuses = [await push(), await push(), await push()];

    expect(statuses).toEqual([200, 200, 200]);
    expect(await inbox()).toMatchObject([{ event_id: `${channel.id}:7001`, state: "received" }]);
    expect(await waiting()).toBe(1);
    await world.work();
    expect(await inbox()).toMatchObject([{ state: "done" }]);
  });

  test("joins a read that still waits, so that a burst is one read", async () => {
    for (let number = 1; number <= 20; number += 1) await push({ "x-goog-message-number": String(8000 + number) });

    expect(await inbox()).toHaveLength(20);
    expect(await waiting()).toBe(1);
  });

  test.each<[string, Record<string, string | null>]>([
    ["without a token", { "x-goog-channel-token": null }],
    ["with another token", { "x-goog-channel-token": "made-up" }],
    ["without any header", { "x-goog-channel-id": null, "x-goog-channel-token": null, "x-goog-resource-id": null }],
    ["of a channel that is no id", { "x-goog-channel-id": "'; drop table" }],
    ["of another channel with this one's token", { "x-goog-channel-id": randomUUID() }],
    ["with a number that is none", { "x-goog-message-number": "1 or 1" }],
  ])("%s is refused, and nothing is kept", async (_name, changes) => {
    expect(await push(changes)).toBe(401);
    expect(await inbox()).toEqual([]);
    expect(await waiting()).toBe(0);
  });

  test("of a channel that we never opened, or with another resource, is unknown", async () => {
    const id = randomUUID();
    const unknown = { "x-goog-channel-id": id, "x-goog-channel-token": channelToken(world.ports.slotKey, id) };

    expect([await push(unknown), await push({ "x-goog-resource-id": "another" })]).toEqual([404, 404]);
    expect(await inbox()).toEqual([]);
  });

  test("channel is followed by a new one before it ends, and the old one is stopped", async () => {
    world.app.clock.now = new Date(channel.expires_at.getTime() - 47 * 3_600_000);

    await world.ports.calendarSyncs.sweep(world.app.clock.now);
    await world.work();

    const after = await world.rows<typeof channel>("calendar_channels");
    expect(after).toHaveLength(1);
    expect(after[0]?.id).not.toBe(channel.id);
    expect(await push()).toBe(404);
  });
});

describe("the feed", () => {
  async function open(): Promise<string> {
    await world.ports.calendarConnections.setFeed(world.business.id, true, world.business.ownerId, world.app.clock.now);
    const [row] = await world.rows<{ feed_id: string }>("calendar_feeds");
    return makeFeedToken(world.ports.slotKey, row?.feed_id ?? "");
  }
  const ask = (token: string) => answerCalendarFeed(world.app.container, token);

  test("shows the appointments as events that keep their id", async () => {
    const id = await mustBook(world.app, world.business);
    const response = await ask(`${await open()}.ics`);
    const text = (await response.text()).replaceAll("\r\n ", "");

    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(text).toContain(`UID:${id}@cloudgreet\r\n`);
    expect(text).toContain("DTSTART:20261124T160000Z\r\nDTEND:20261124T170000Z\r\nSTATUS:CONFIRMED\r\n");
    expect(text).toContain("SUMMARY:Drain cleaning: Ada Jones\r\n");
  });

  test("is there without appointments, and gone for every address but its own", async () => {
    const old = await open();
    const fresh = await open();
    const tampered = `${fresh.slice(0, -1)}${fresh.endsWith("A") ? "E" : "A"}`;

    expect((await ask(fresh)).status).toBe(200);
    for (const token of [old, tampered, "", "x", fresh.slice(0, 22), `${fresh}x`]) {
      expect((await ask(token)).status).toBe(404);
    }
    await world.ports.calendarConnections.setFeed(
      world.business.id,
      false,
      world.business.ownerId,
      world.app.clock.now,
    );
    expect((await ask(fresh)).status).toBe(404);
  });
});
