import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, defineEmulator, filePersistence } from "emulate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { control, type Receiver, startReceiver } from "@/__tests__/local/support";
import { mountControls } from "@/scripts/local/kit/controls";
import type { DeliveryRecord } from "@/scripts/local/kit/deliverer";
import type { RequestEntry } from "@/scripts/local/kit/request-log";
import { StandInError } from "@/scripts/local/kit/stand-in";

interface ToyState {
  things: Record<string, { name: string; note?: string | undefined }>;
  deliveries: DeliveryRecord[];
}

const toyStandIn = (webhookUrl: string) =>
  defineEmulator<ToyState>({
    name: "toy",
    stateVersion: 1,
    state: () => ({ things: {}, deliveries: [] }),
    cors: false,
    setup(context) {
      const deliverer = mountControls(context, {
        vendor: "Toy",
        isApiPath: (path) => path.startsWith("/v1/"),
        errorBody: (status, message) => ({ error: { type: `toy_${status}`, message } }),
        sign: (body) => ({ "x-length": String(body.length) }),
      });
      context.app.post("/v1/things", async (c) => {
        const { name, note } = await c.req.json<{ name: string; note?: string }>();
        if (name === "bad") throw new StandInError(422, { error: { type: "bad_name" } });
        if (name === "crash") throw new Error("boom");
        context.state.things[name] = { name, note };
        deliverer.send({ url: webhookUrl, event: "thing.made", payload: { name }, retryDelaysMs: [10, 10] });
        return c.json({ name });
      });
      context.app.get("/v1/things", (c) => c.json(Object.keys(context.state.things)));
      context.app.post("/_sim/background", (c) => {
        setTimeout(() => {
          context.state.things.late = { name: "late", note: undefined };
        }, 300);
        return c.json({});
      });
    },
  });

let receiver: Receiver;
let folder: string;
let toy: Awaited<ReturnType<typeof boot>>;

const boot = () =>
  createEmulator({
    service: toyStandIn(`${receiver.url}/hook`),
    port: 0,
    persistence: filePersistence(join(folder, "toy.json")),
  });
const make = (name: string, headers: Record<string, string> = {}) =>
  fetch(`${toy.url}/v1/things`, { method: "POST", body: JSON.stringify({ name }), headers });
const names = async () => (await (await fetch(`${toy.url}/v1/things`)).json()) as string[];

beforeEach(async () => {
  receiver = await startReceiver();
  folder = await mkdtemp(join(tmpdir(), "stand-in-"));
  toy = await boot();
});

afterEach(async () => {
  await toy.close();
  await receiver.close();
  await rm(folder, { recursive: true });
});

test("fails the next two calls below a path with the provider's own error, then works again", async () => {
  await control(toy.url, "/_sim/faults", { status: 503, count: 2, path: "/v1/things" });

  const statuses = [(await make("a")).status, (await make("a")).status, (await make("a")).status];

  expect(statuses).toEqual([503, 503, 200]);
  expect(await names()).toEqual(["a"]);
});

test("leaves other paths and methods alone while a fault waits", async () => {
  await control(toy.url, "/_sim/faults", { status: 500, method: "POST", path: "/v1/things" });

  const listed = await fetch(`${toy.url}/v1/things`);
  const made = await make("a");

  expect([listed.status, made.status]).toEqual([200, 500]);
  expect(await made.json()).toMatchObject({ error: { type: "toy_500" } });
});

test("cuts the connection before anything happened", async () => {
  await control(toy.url, "/_sim/faults", { status: 0 });

  await expect(make("a")).rejects.toThrow("fetch failed");

  expect(await names()).toEqual([]);
});

test("loses the answer of a call that took effect", async () => {
  await control(toy.url, "/_sim/faults", { status: 0, after: true });

  await expect(make("a")).rejects.toThrow("fetch failed");

  expect(await names()).toEqual(["a"]);
});

test("answers nonsense with status 200", async () => {
  await control(toy.url, "/_sim/faults", { body: "nonsense" });

  const response = await make("a");

  expect(response.status).toBe(200);
  await expect(response.json()).rejects.toThrow(SyntaxError);
});

test("delays a call, and forgets faults on request", async () => {
  await control(toy.url, "/_sim/faults", { delay_ms: 60_000, count: 5 });
  await control(toy.url, "/_sim/reset-faults");

  expect((await make("a")).status).toBe(200);

  await control(toy.url, "/_sim/faults", { delay_ms: 60_000 });
  const impatient = fetch(`${toy.url}/v1/things`, { signal: AbortSignal.timeout(50) });
  await expect(impatient).rejects.toThrow("timeout");
});

test("refuses a fault that makes no sense", async () => {
  for (const body of [{ status: 200 }, { count: 0 }, { delay: 5 }, { path: "v1" }]) {
    const response = await fetch(`${toy.url}/_sim/faults`, { method: "POST", body: JSON.stringify(body) });
    expect(response.status).toBe(400);
  }
  const broken = await fetch(`${toy.url}/_sim/faults`, { method: "POST", body: "{" });
  expect(broken.status).toBe(400);
});

test("answers unknown routes, refusals and its own crashes in the provider's shape", async () => {
  const unknown = await fetch(`${toy.url}/v1/nothing`);
  const refused = await make("bad");
  const crashed = await make("crash");

  expect([unknown.status, refused.status, crashed.status]).toEqual([404, 422, 500]);
  expect(await unknown.json()).toMatchObject({ error: { type: "toy_404" } });
  expect(await refused.json()).toEqual({ error: { type: "bad_name" } });
  expect(await crashed.json()).toEqual({ error: { type: "toy_500", message: "boom" } });
});

test("logs every API call with its key and body, and no control call", async () => {
  await make("a", { "idempotency-key": "k1" });
  await control(toy.url, "/_sim/faults", { status: 0 });
  await make("b").catch(() => undefined);

  const log = (await (await fetch(`${toy.url}/_sim/requests`)).json()) as RequestEntry[];

  expect(log.map((entry) => [entry.method, entry.path, entry.status, entry.idempotency_key, entry.body])).toEqual([
    ["POST", "/v1/things", 200, "k1", '{"name":"a"}'],
    ["POST", "/v1/things", 0, null, '{"name":"b"}'],
  ]);
});

test("shows requests and deliveries on its page, with what people typed escaped", async () => {
  await make("<script>alert(1)</script>");
  await receiver.waitFor(1);

  const pages = await Promise.all(["/", "/_requests"].map(async (path) => (await fetch(toy.url + path)).text()));

  for (const page of pages) {
    expect(page).toContain("thing.made");
    expect(page).toContain("POST /v1/things");
    expect(page).not.toContain("<script>alert");
  }
});

test("signs the exact bytes and retries until the application accepts", async () => {
  receiver.answerWith(500, 503, 200);

  await make("a");
  const received = await receiver.waitFor(3);

  expect(received.map(({ body }) => body)).toEqual(Array(3).fill('{"name":"a"}'));
  expect(received[2]?.headers["x-length"]).toBe("12");
});

test("delivers in order, each event as many times as asked", async () => {
  await control(toy.url, "/_sim/delivery", { times: 2 });

  await make("a");
  await make("b");
  const received = await receiver.waitFor(4);

  expect(received.map(({ body }) => JSON.parse(body).name)).toEqual(["a", "a", "b", "b"]);
});

test("delivers late when asked, after the answer", async () => {
  await control(toy.url, "/_sim/delivery", { delay_ms: 80 });

  await make("a");
  const before = receiver.received.length;
  await receiver.waitFor(1);

  expect(before).toBe(0);
});

test("shuffles what comes within a window, losing nothing", async () => {
  await control(toy.url, "/_sim/delivery", { shuffle: true, window_ms: 400, seed: 3 });
  const sent = ["a", "b", "c", "d", "e", "f", "g", "h"];

  for (const name of sent) await make(name);
  const received = (await receiver.waitFor(sent.length)).map(({ body }) => JSON.parse(body).name);

  expect(received).not.toEqual(sent);
  expect([...received].sort()).toEqual(sent);
});

test("keeps its state over a restart, even with undefined values written in the background", async () => {
  await make("a");
  await control(toy.url, "/_sim/background");
  await new Promise((resolve) => setTimeout(resolve, 500));

  await toy.close();
  toy = await boot();

  expect(await names()).toEqual(["a", "late"]);
});
