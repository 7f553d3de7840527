import { fork } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CrashLane, lanePool, startCrashLane } from "@/__tests__/support/crash-lane";
import { type LaunchCrashPoint, listLaunchCrashPoints } from "@/__tests__/support/launch-crash-points";
import { type LaunchLine, type LaunchTrace, openLaunchLine } from "@/__tests__/support/launch-line";
import { callerNumbers } from "@/__tests__/support/moments";
import { untilQuiet } from "@/__tests__/support/quiet";
import { callBodies, pickUp, postUntilTaken, retellPaths } from "@/__tests__/support/retell-line";

const laneCount = 3;
const nextCaller = callerNumbers(8);
const points = listLaunchCrashPoints();
let lanes: CrashLane[] = [];
let lines: Map<CrashLane, LaunchLine>;
let pool: ReturnType<typeof lanePool>;

beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: laneCount }, startCrashLane));
  lines = new Map(lanes.map((lane) => [lane, openLaunchLine(lane.product)]));
  pool = lanePool(lanes);
}, 240_000);

afterAll(async () => {
  await Promise.all([...lines.values()].map((line) => line.close()));
  await Promise.all(lanes.map((lane) => lane.stop()));
});

function lineOf(lane: CrashLane): LaunchLine {
  const line = lines.get(lane);
  if (!line) throw new Error("a lane without a line");
  return line;
}

const stepsDone = {
  customer: "done",
  subscription: "done",
  number: "done",
  messaging: "done",
  receptionist: "done",
  linking: "done",
  test_call: "done",
  live: "done",
};

/** One of everything, at every provider, of a business that is open. */
function oneOfEverything(choice: "local" | "toll_free"): LaunchTrace {
  return {
    steps: stepsDone,
    status: "active",
    numbers: 1,
    ordersAtTelnyx: choice === "local" ? 1 : 0,
    numbersAtTelnyx: 1,
    profilesAtTelnyx: 1,
    agentsAtRetell: 1,
    linksAtRetell: ["its agent"],
    customersAtStripe: 1,
    subscriptionsAtStripe: ["active"],
    notifications: 1,
  };
}

async function addPoolNumber({ product }: CrashLane, e164: string): Promise<void> {
  const answer = await fetch(`${product.file.telnyx.url}/_sim/numbers`, {
    method: "POST",
    body: JSON.stringify({ phone_number: e164 }),
  });
  if (!answer.ok) throw new Error(`the carrier does not take ${e164}: ${answer.status}`);
  await product.admin.query("insert into public.phone_pool (e164) values ($1)", [e164]);
}

/** The owner launches, pays when asked to, and rings the number; each only when it is time. */
async function launch(lane: CrashLane, line: LaunchLine, businessId: string): Promise<void> {
  await line.start(businessId);
  await line.until(businessId, "subscription", "waiting");
  await line.pay(businessId);
  await line.until(businessId, "test_call", "waiting");
  const call = await line.newCall(businessId, nextCaller());
  call.knownCallId = await pickUp(lane.product, call);
  const { started, ended } = callBodies(call, { recording_url: lane.recordingUrl });
  await postUntilTaken(lane.product, retellPaths.events, started);
  await postUntilTaken(lane.product, retellPaths.events, ended);
  await line.until(businessId, "live", "done");
}

async function launchOnce(lane: CrashLane, { point, choice }: LaunchCrashPoint): Promise<void> {
  const line = lineOf(lane);
  if (choice === "toll_free") await addPoolNumber(lane, `+1888555${nextCaller().slice(-4)}`);
  const businessId = await line.signUp(choice === "toll_free" ? { choice } : undefined);

  await lane.survive(point, () => launch(lane, line, businessId));

  expect(await line.trace(businessId)).toEqual(oneOfEverything(choice));
}

describe.concurrent(`a launch survives the death of the web process at ${points.length} points`, () => {
  test.each(points)("$point", { timeout: 240_000 }, (crash) => pool.withLane((lane) => launchOnce(lane, crash)));
});

/** A worker of its own beside the product's; `jobs` grows with what it does. */
async function startWorker(lane: CrashLane) {
  const jobs: string[] = [];
  const child = fork(path.join(import.meta.dirname, "../support/drain-beside.ts"), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...lane.product.stack.env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.on("message", (message: { isReady?: true; kind?: string }) => {
      if (message.isReady) resolve();
      if (message.kind) jobs.push(message.kind);
    });
    child.once("exit", (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  return {
    jobs,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}

test("of 20 businesses that launch at once for 10 numbers of the pool, 10 get one each and 10 are told", {
  timeout: 420_000,
}, async () => {
  await pool.withLane(async (lane) => {
    const line = lineOf(lane);
    const { product } = lane;
    await product.admin.query("delete from public.phone_pool where state = 'free'");
    for (let number = 0; number < 10; number += 1) await addPoolNumber(lane, `+184455501${10 + number}`);
    const ids = await Promise.all(Array.from({ length: 20 }, () => line.signUp({ choice: "toll_free" })));
    const worker = await startWorker(lane);

    await Promise.all(ids.map((id) => line.start(id)));
    await Promise.all(ids.map((id) => line.until(id, "subscription", "waiting")));
    await Promise.all(ids.map((id) => line.pay(id)));
    await untilQuiet(product, 240_000);
    await worker.stop();

    const traces = await Promise.all(ids.map((id) => line.trace(id)));
    const lucky = traces.filter(({ steps }) => steps.number === "done");
    const told = await product.admin.query(
      "select distinct reason, advice from public.launch_steps where business_id = any ($1) and state = 'failed'",
      [ids],
    );
    const given = await product.admin.query(
      "select count(distinct e164)::int as numbers, count(distinct business_id)::int as owners from public.phone_numbers where business_id = any ($1)",
      [ids],
    );
    expect(lucky).toHaveLength(10);
    for (const trace of lucky) {
      const { test_call: _call, live: _live, ...steps } = stepsDone;
      const expected = { ...oneOfEverything("toll_free"), steps: { ...steps, test_call: "waiting" }, notifications: 0 };
      expect(trace).toEqual(expected);
    }
    expect(traces.filter(({ steps }) => steps.number === "failed")).toHaveLength(10);
    expect(told.rows).toEqual([
      {
        reason: "All our toll-free numbers are given out.",
        advice: "Choose a local number, or try again tomorrow: we add numbers every week.",
      },
    ]);
    expect(given.rows).toEqual([{ numbers: 10, owners: 10 }]);
    expect(traces.flatMap(({ subscriptionsAtStripe }) => subscriptionsAtStripe)).toHaveLength(20);
    expect(worker.jobs).toContain("launch_step");
  });
});
