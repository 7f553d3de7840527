import { afterEach, beforeEach, expect, test } from "vitest";
import { control } from "@/__tests__/local/support";
import { createRetellVoicePlatform } from "@/lib/providers/retell/voice-platform";
import type { CallStep } from "@/scripts/local/retell/call-report";
import { CALLER, KEY, NUMBER, type RetellBench, startRetellBench } from "./telephone-support";

let bench: RetellBench;

beforeEach(async () => {
  bench = await startRetellBench();
});
afterEach(() => bench.close());

function platform(isAllowedSource = (url: URL) => url.origin === new URL(bench.url).origin) {
  return createRetellVoicePlatform({
    apiKey: KEY,
    baseUrl: bench.url,
    appUrl: "https://app.example.com",
    isAllowedSource,
  });
}

const callId = "01900000-0000-7000-8000-000000000001";

function place(how: { isRepeat?: boolean; mayDial?: boolean; to?: string; from?: string } = {}) {
  return platform().placeCall({
    callId,
    from: NUMBER,
    to: CALLER,
    agentId: bench.agentId,
    agentVersion: 0,
    variables: { greeting: "Thanks for calling Acme Roofing." },
    isRepeat: false,
    mayDial: true,
    ...how,
  });
}

const calls = async () => (await bench.client.call.list({})).items;

test("a member's phone is rung with our id and our words, and a person talks until they hang up", async () => {
  await control(bench.url, "/_sim/callee", { to_number: CALLER, answer: "person", ring_ms: 200 });

  const placed = await place();
  if (placed.outcome !== "placed") throw new Error(placed.outcome);
  const { providerCallId } = placed;
  expect(await bench.client.call.retrieve(providerCallId)).toMatchObject({
    call_status: "registered",
    direction: "outbound",
    from_number: NUMBER,
    to_number: CALLER,
    metadata: { cloudgreet_call_id: callId },
  });
  await bench.app.until((received) => received.some(({ json }) => json.event === "call_started"));
  const said = await control<CallStep>(bench.url, `/_sim/calls/${providerCallId}/say`, { text: "who is this?" });
  expect(said.say).toBe("You said who is this?. Anything else?");
  await control(bench.url, `/_sim/calls/${providerCallId}/hang-up`, {});

  const call = await bench.client.call.retrieve(providerCallId);
  expect(call).toMatchObject({ call_status: "ended", disconnection_reason: "user_hangup" });
  expect(call.transcript).toContain("Thanks for calling Acme Roofing.");
});

test("a repeat finds the call that was placed before, and one that comes too late dials nobody", async () => {
  await control(bench.url, "/_sim/callee", { to_number: CALLER, answer: "no_answer" });
  const first = await place();

  expect(await place({ isRepeat: true })).toEqual(first);
  expect(await place({ isRepeat: true, mayDial: false })).toEqual(first);
  expect(await calls()).toHaveLength(1);
  await bench.client.call.delete(first.outcome === "placed" ? first.providerCallId : "");
  expect(await place({ isRepeat: true, mayDial: false })).toEqual({ outcome: "not_placed" });
  expect(await calls()).toHaveLength(0);
});

test("a call whose answer is lost is found by the repeat; the SDK makes none of its own", async () => {
  await control(bench.url, "/_sim/callee", { to_number: CALLER, answer: "no_answer" });
  await control(bench.url, "/_sim/faults", { path: "/v2/create-phone-call", status: 0, after: true });

  await expect(place()).rejects.toMatchObject({ code: "unavailable" });
  const again = await place({ isRepeat: true });

  expect((await calls()).map(({ call_id: id }) => ({ outcome: "placed", providerCallId: id }))).toEqual([again]);
});

test("what Retell refuses is told with its status", async () => {
  expect(await place({ from: "+13035559999" })).toEqual({ outcome: "refused", reason: "provider_404" });
});

test("a voice is heard from the provider's own host, and from no other", async () => {
  const sample = await platform().readSample("retell-Cimo");

  expect(sample?.contentType).toBe("audio/wav");
  expect(Buffer.from(sample?.bytes ?? []).toString("latin1", 0, 4)).toBe("RIFF");
  expect(sample?.bytes.length).toBeLessThan(100_000);
  expect(await platform().readSample("nobody")).toBeNull();
  expect(await platform(() => false).readSample("retell-Cimo")).toBeNull();
});

test("a voice that cannot be had is no failure, and is asked for again", async () => {
  const voices = platform();
  await control(bench.url, "/_sim/faults", { path: "/list-voices", status: 500, count: 2 });

  expect(await voices.readSample("retell-Cimo")).toBeNull();
  expect(await voices.readSample("retell-Cimo")).not.toBeNull();
});
