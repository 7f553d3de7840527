import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CrashLane, lanePool, startCrashLane } from "@/__tests__/support/crash-lane";
import { type CrashStory, listCrashPoints } from "@/__tests__/support/crash-points";
import { callerNumbers } from "@/__tests__/support/moments";
import { untilQuiet } from "@/__tests__/support/quiet";
import { toolBody } from "@/__tests__/support/retell-bodies";
import {
  callBodies,
  type LineCall,
  newCall,
  pickUp,
  postUntilTaken,
  retellPaths,
  type ToolAnswer,
} from "@/__tests__/support/retell-line";
import { bookedOnce, openStripe, readTexts, readTrace, summarise } from "@/__tests__/support/trace";

const laneCount = 3;
const nextCaller = callerNumbers(6);
let lanes: CrashLane[] = [];
let pool: ReturnType<typeof lanePool>;

beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: laneCount }, startCrashLane));
  pool = lanePool(lanes);
}, 120_000);

afterAll(async () => {
  await Promise.all(lanes.map((lane) => lane.stop()));
});

/** A tool call that its sender repeats until it is answered, always as the same invocation. */
function useTool({ product }: CrashLane, call: LineCall, name: string, args: unknown): Promise<ToolAnswer> {
  return postUntilTaken(product, `/api/retell/tools/${name}`, toolBody(call, name, args, name));
}

/** A whole call by hand; every request is repeated until it is taken, as the provider would. */
async function leadCall(lane: CrashLane, call: LineCall, talk: () => Promise<unknown>): Promise<void> {
  const { product, recordingUrl } = lane;
  call.knownCallId = await pickUp(product, call);
  const bodies = callBodies(call, { recording_url: recordingUrl });
  await postUntilTaken(product, retellPaths.events, bodies.started);
  await talk();
  await postUntilTaken(product, retellPaths.events, bodies.ended);
  await postUntilTaken(product, retellPaths.events, bodies.analyzed);
}

function book(lane: CrashLane, call: LineCall): Promise<void> {
  const args = { service: "Leak repair", datetime: lane.nextMoment(), name: "Kim Crash", address: "1 Main Street" };
  return leadCall(lane, call, () => useTool(lane, call, "book_appointment", args));
}

async function bookOnce(lane: CrashLane, point: string): Promise<void> {
  const call = newCall(lane.business, nextCaller());

  await lane.survive(point, () => book(lane, call));

  expect(summarise(await readTrace(lane.product, lane.business, call.from))).toEqual(bookedOnce);
}

async function bookAtABusyCarrier(lane: CrashLane, point: string): Promise<void> {
  const body = JSON.stringify({ status: 429, path: "/v2/messages", method: "POST" });
  await fetch(`${lane.product.file.telnyx.url}/_sim/faults`, { method: "POST", body });
  await bookOnce(lane, point);
}

/** A second call of somebody who has booked: moves the visit, cancels it, leaves a message; and then texts. */
async function changeOnce(lane: CrashLane, point: string): Promise<void> {
  const { product, business } = lane;
  const from = nextCaller();
  await book(lane, newCall(business, from));
  await untilQuiet(product);
  const call = newCall(business, from);
  const message = { message: "Please call me about the invoice.", name: "Kim Crash" };

  await lane.survive(point, async () => {
    await leadCall(lane, call, async () => {
      const found = await useTool(lane, call, "find_appointments", {});
      const apptId = found.data.appointments?.[0]?.appt_id;
      await useTool(lane, call, "reschedule_appointment", { appt_id: apptId, datetime: lane.nextMoment() });
      await useTool(lane, call, "send_booking_sms", { appt_id: apptId });
      await useTool(lane, call, "cancel_appointment", { appt_id: apptId });
      await useTool(lane, call, "take_message", message);
    });
    const sms = JSON.stringify({ from, to: business.number, text: "Thank you" });
    await fetch(`${product.file.telnyx.url}/_sim/inbound-sms`, { method: "POST", body: sms });
  });

  const trace = await readTrace(product, business, from);
  const { data: creditNotes } = await openStripe(product).creditNotes.list({ invoice: trace.invoices[0]?.id ?? "" });
  const { rows: received } = await product.admin.query(
    "select body from public.messages where direction = 'inbound' and from_number = $1",
    [from],
  );
  expect(summarise(trace)).toMatchObject({ appointments: ["cancelled"], fees: ["credited"], invoices: ["paid 5000"] });
  expect(trace.events.filter(({ status }) => status !== "cancelled")).toEqual([]);
  expect(await outboundTexts(lane, from)).toMatchObject({ leftOver: [], delivered: trace.texts.length });
  expect(trace.mails).toHaveLength(3);
  expect(creditNotes.map(({ total }) => total)).toEqual([5000]);
  expect(trace.notifications.map(({ kind }) => kind).toSorted()).toEqual([
    "booked",
    "cancelled",
    "message",
    "rescheduled",
  ]);
  expect(received).toEqual([{ body: "Thank you" }]);
}

/** Three notices and an answer, each once; a notice that the next change has overtaken stays unsent. */
async function outboundTexts({ product }: CrashLane, to: string) {
  const { rows } = await product.admin.query<{ kind: string; state: string; block_reason: string | null }>(
    "select kind, state, block_reason from public.messages where direction = 'outbound' and to_number = $1",
    [to],
  );
  const kinds = rows.map(({ kind }) => kind);
  expect(kinds).toHaveLength(4);
  expect(kinds).toEqual(expect.arrayContaining(["confirmation", "reschedule_notice", "cancel_notice"]));
  return {
    delivered: rows.filter(({ state }) => state === "delivered").length,
    leftOver: rows.filter(
      ({ kind, state, block_reason: reason }) =>
        state !== "delivered" && !(kind === "reschedule_notice" && reason === "outdated"),
    ),
  };
}

async function reportUnknownLine(lane: CrashLane, point: string): Promise<void> {
  const call = newCall({ ...lane.business, number: nextCaller(), retellAgentId: "agent_of_nobody" }, nextCaller());
  const { started } = callBodies(call);

  await lane.survive(point, () => postUntilTaken(lane.product, retellPaths.events, started));

  const { rows } = await lane.product.admin.query(
    "select result from public.jobs join public.incidents on jobs.key = 'alert_staff:' || incidents.id where incidents.key = $1",
    [call.business.number],
  );
  expect(rows).toEqual([{ result: "alerted" }]);
  expect(await readTexts(lane.product, call.from)).toEqual([]);
}

const stories: Record<CrashStory, (lane: CrashLane, point: string) => Promise<void>> = {
  "a call that books": bookOnce,
  "changing an appointment": changeOnce,
  "a carrier that asks for patience": bookAtABusyCarrier,
  "an unknown line": reportUnknownLine,
};

describe.concurrent("after the web process was killed and started again there is exactly one of everything", () => {
  test.each(listCrashPoints())("$story, killed at $point", { timeout: 400_000 }, async ({ story, point }) => {
    await pool.withLane((lane) => stories[story](lane, point));
  });
});
