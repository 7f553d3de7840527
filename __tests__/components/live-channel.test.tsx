import { afterEach, beforeEach, expect, test } from "vitest";
import { keepTrying } from "@/components/live/keep-trying";
import { type LiveState, openLiveChannel } from "@/components/live/live-channel";

const place = { businessId: "b", url: "http://localhost:1", publishableKey: "key" };
const expiresAt = "2100-01-01T00:00:00Z";
const browserFetch = globalThis.fetch;

/** What the server answers next; empty is a connection that fails. */
let statuses: number[];
let asked: number;
let states: LiveState[];
let close: (() => void) | undefined;

beforeEach(() => {
  [statuses, asked, states] = [[], 0, []];
  globalThis.fetch = async () => {
    asked += 1;
    const status = statuses.shift();
    if (!status) throw new TypeError("Failed to fetch");
    return Response.json({ data: { accessToken: "token", topic: "business:b:1", expiresAt } }, { status });
  };
});
afterEach(() => {
  close?.();
  globalThis.fetch = browserFetch;
});

const open = () => {
  close = openLiveChannel(
    place,
    () => undefined,
    (state) => states.push(state),
  );
};
const comeOnline = () => window.dispatchEvent(new Event("online"));
const look = () => document.dispatchEvent(new Event("visibilitychange"));

test("a failed token is asked for again as soon as the network is back or the page is looked at", async () => {
  statuses = [503];
  open();
  await expect.poll(() => states).toEqual(["polling"]);

  comeOnline();
  await expect.poll(() => states).toEqual(["polling", "polling"]);
  look();
  await expect.poll(() => states).toHaveLength(3);

  expect(asked).toBe(3);
});

test("a channel that cannot be joined is asked for by its name of now, which a colleague's leaving changes", async () => {
  statuses = [200, 404];
  open();
  await expect.poll(() => states[0]).toBe("polling");

  comeOnline();

  await expect.poll(() => states.at(-1)).toBe("refused");
  expect(asked).toBe(2);
});

test.each([401, 403, 404])("whoever is refused with %i asks no more", async (status) => {
  statuses = [500, status];
  open();
  await expect.poll(() => states).toEqual(["polling"]);
  comeOnline();
  await expect.poll(() => states).toEqual(["polling", "refused"]);

  comeOnline();
  look();

  expect(asked).toBe(2);
});

test("a page that is left asks no more", async () => {
  open();
  await expect.poll(() => states).toEqual(["polling"]);
  close?.();

  comeOnline();
  look();

  expect(asked).toBe(1);
});

/** Tries over pauses that end when the test says so. */
function openTries(random = 1) {
  const pauses: number[] = [];
  const waiting = new Set<() => void>();
  let begun = 0;
  const wait = (work: () => void, pauseMs: number) => {
    pauses.push(pauseMs / 1000);
    waiting.add(work);
    return () => void waiting.delete(work);
  };
  const tries = keepTrying(
    () => {
      begun += 1;
    },
    { wait, random: () => random },
  );
  const pass = () => {
    for (const work of [...waiting]) {
      waiting.delete(work);
      work();
    }
  };
  return { ...tries, pauses, waiting, pass, begun: () => begun };
}

test("pauses grow to a minute, one at a time, and are short again once it held", () => {
  const tries = openTries();
  for (let failure = 0; failure < 6; failure += 1) {
    tries.failed();
    tries.failed();
    expect(tries.waiting.size).toBe(1);
    tries.pass();
  }
  expect(tries.pauses).toEqual([4, 8, 16, 32, 60, 60]);
  expect(tries.begun()).toBe(6);

  tries.reached();
  tries.failed();
  expect(tries.pauses.at(-1)).toBe(4);
  tries.end();
});

test("pages that lost the same server come back at different times", () => {
  const [early, late] = [openTries(0), openTries(0.9)];
  early.failed();
  late.failed();

  expect([early.pauses, late.pauses]).toEqual([[2], [3.8]]);
  early.end();
  late.end();
});

test("a try that is under way is not begun a second time, and one that came through in time calls the next off", () => {
  const tries = openTries();
  comeOnline();
  expect(tries.begun()).toBe(0);

  tries.failed();
  tries.reached();
  tries.pass();
  comeOnline();
  expect(tries.begun()).toBe(0);

  tries.failed();
  tries.end();
  tries.pass();
  comeOnline();
  expect(tries.begun()).toBe(0);
});
