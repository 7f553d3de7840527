import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CALLER, NUMBER, type RetellBench, startRetellBench } from "@/__tests__/local/retell/telephone-support";
import { runCall } from "@/scripts/phone/run-call";

let bench: RetellBench;
let printed: string[];

beforeEach(async () => {
  bench = await startRetellBench();
  printed = [];
});

afterEach(() => bench.close());

function call(lines: string[], change: { to?: string } = {}): Promise<number> {
  const rest = [...lines];
  return runCall({
    retellUrl: bench.url,
    to: NUMBER,
    from: CALLER,
    name: "Acme Roofing",
    nextLine: async () => rest.shift() ?? null,
    isEchoed: true,
    print: (text) => printed.push(text),
    isColored: false,
    ...change,
  });
}

describe("a call from the terminal", () => {
  test("prints both sides, the tools between, and what came of it", async () => {
    const status = await call(["please book a repair", "/press 1", "bye"]);

    const text = printed.join("\n");
    expect(status).toBe(0);
    expect(text).toMatch(/Calling Acme Roofing \+13035550100/);
    expect(text).toMatch(/Receptionist +Thanks for calling Acme Roofing\./);
    expect(text).toMatch(/Caller +please book a repair/);
    expect(text).toMatch(/book_appointment: booked done/);
    expect(text).toMatch(/You pressed 1\./);
    expect(text).toMatch(/Ended +the receptionist hung up/);
    expect(text).toMatch(/Call id +call_[0-9a-f]{27}/);
  });

  test("hangs up when the lines run out", async () => {
    const status = await call(["hello", "/wait"]);

    expect(status).toBe(0);
    expect(printed.join("\n")).toMatch(/Are you still there\?[\s\S]*the caller hung up/);
  });

  test("says why nobody picked up", async () => {
    bench.app.answer(() => ({ json: { call_inbound: { reject: true } } }));

    const status = await call(["hello"]);

    expect(status).toBe(1);
    expect(printed.join("\n")).toContain("Nobody picked up: the inbound webhook rejected the call");
  });

  test("says which numbers exist when the number does not", async () => {
    await expect(call([], { to: "+13035550999" })).rejects.toThrow(/\+13035550999 does not exist here/);
  });
});

test("without a running stack the command ends with 1 and says what to do", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "no-stack-"));

  const child = spawn(process.execPath, ["--import", "tsx", "scripts/phone/call.ts", "--data", folder]);
  let problem = "";
  child.stderr.on("data", (chunk) => {
    problem += chunk;
  });
  const [status] = await once(child, "close");
  await rm(folder, { recursive: true });

  expect(status).toBe(1);
  expect(problem).toContain('Start one with "npm run dev"');
});
