import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alertLeg, ana, ben, type OnCall, openOnCall } from "@/__tests__/support/on-call";
import { mondayMorning } from "@/__tests__/support/world";
import { identifyTelnyxEvent } from "@/lib/providers/telnyx/mapper";

/** What the carrier was asked for, in order. */
interface CarrierRequest {
  path: string;
  body: { command_id?: string; to?: string; client_state?: string };
}

let onCall: OnCall;
let carrier: Server;
let carrierUrl: string;
const requests: CarrierRequest[] = [];

beforeAll(async () => {
  onCall = await openOnCall();
  carrier = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString() || "{}");
    requests.push({ path: request.url ?? "", body });
    const data = { id: `text-${requests.length}`, call_control_id: `v3:${requests.length}`, result: "ok" };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data }));
  });
  carrier.listen(0, "127.0.0.1");
  await once(carrier, "listening");
  carrierUrl = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;
});
beforeEach(async () => {
  requests.length = 0;
  onCall.app.clock.now = mondayMorning;
  await onCall.app.database.admin.query("truncate public.jobs");
});
afterAll(async () => {
  carrier.close();
  await onCall.app.close();
});

/** Does what is due at that second in a process of its own; answers how the process ended. */
async function drainApart(seconds: number, faultPoint?: string): Promise<string> {
  const file = path.join(import.meta.dirname, "../support/drain-child.ts");
  const args = ["--import", "tsx", file, onCall.app.database.appUrl, carrierUrl, String(seconds)];
  const env = { ...process.env, ...(faultPoint ? { FAULT_POINT: faultPoint } : {}) };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  const [code, signal] = await once(child, "exit");
  return signal ?? String(code);
}

const callsMade = () => requests.filter((request) => request.path === "/v2/calls");

/** The carrier tells of every call that it has, also when nobody heard its answer. */
async function tellOfCalls(): Promise<void> {
  for (const { body } of callsMade()) {
    const { alertId } = JSON.parse(Buffer.from(body.client_state ?? "", "base64").toString());
    const payload = alertLeg(alertId, mondayMorning).initiated();
    const identity = identifyTelnyxEvent(payload);
    if (!identity) throw new Error("no event");
    await onCall.app.stores.inbox.record({ provider: "telnyx", ...identity, payload, now: mondayMorning });
  }
  await onCall.wait(1);
}

const stepPoints = [
  "emergencies.startStep:before",
  "emergencies.startStep:after",
  "texts.queuePlain:before",
  "texts.queuePlain:after",
  "callControl.dial:before",
  "callControl.dial:after",
  "emergencies.settleCall:before",
  "emergencies.settleCall:after",
];

describe("after the process was killed in mid-step, its person is called once and texted once", () => {
  test.each(stepPoints)("%s", { timeout: 60_000 }, async (point) => {
    const business = await onCall.open([ana, ben]);
    await onCall.report(business);

    const ended = await drainApart(0, point);
    await tellOfCalls();
    const again = await drainApart(61);

    expect([ended, again]).toEqual(["SIGKILL", "0"]);
    expect(callsMade().map(({ body }) => body.to)).toEqual([ana.phone]);
    const texts = await onCall.app.database.admin.query(
      "select to_number from public.messages where business_id = $1",
      [business.id],
    );
    expect(texts.rows).toEqual([{ to_number: ana.phone }]);
    expect(await onCall.alerts(business, "call")).toMatchObject([{ step: 0, state: "ringing" }]);
    const jobs = await onCall.app.database.admin.query(
      "select state from public.jobs where business_id = $1 and kind = 'alert_on_call' order by run_at",
      [business.id],
    );
    expect(jobs.rows).toEqual([{ state: "done" }, { state: "queued" }]);
  });
});

describe("after the process was killed while it told the others, everybody is told once", () => {
  test.each(["emergencies.load:before", "texts.queuePlain:after", "callControl.run:before", "callControl.run:after"])(
    "%s",
    { timeout: 60_000 },
    async (point) => {
      const business = await onCall.open([ana, ben]);
      await onCall.report(business);
      for (const seconds of [0, 91]) await drainApart(seconds);
      onCall.app.clock.now = new Date(mondayMorning.getTime() + 92_000);
      await onCall.app.stores.emergencies.acknowledgeByText({
        webhookEventId: business.id,
        providerMessageId: `yes-${point}`,
        fromNumber: ana.phone,
        toNumber: business.number,
        body: "1",
        now: onCall.app.clock.now,
      });

      const ended = await drainApart(93, point);
      const again = await drainApart(155);

      expect([ended, again]).toEqual(["SIGKILL", "0"]);
      const { rows } = await onCall.app.database.admin.query<{ to_number: string; words: string }>(
        `select to_number, params ->> 'words' as words from public.messages
         where business_id = $1 and idempotency_key not like '%:step:%' and direction = 'outbound' order by to_number`,
        [business.id],
      );
      expect(rows).toMatchObject([
        { to_number: ana.phone, words: expect.stringContaining("is yours") },
        { to_number: ben.phone, words: expect.stringContaining("has taken") },
      ]);
      const hangUps = requests.filter((request) => request.path.endsWith("/actions/hangup"));
      expect(new Set(hangUps.map(({ body }) => body.command_id)).size).toBe(2);
      expect(callsMade()).toHaveLength(2);
    },
  );
});
