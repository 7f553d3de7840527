import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { listDescendants } from "@/__tests__/support/process-tree";
import { buildFolder } from "@/__tests__/support/product";
import { makeStackFolder, removeFolder } from "@/__tests__/support/stack";
import { isAlive, waitUntilGone } from "@/scripts/local/processes";
import type { StackFile } from "@/scripts/local/stack-file";

interface Owner {
  child: ChildProcess;
  pids: StackFile["pids"];
  /** Everything that the owner has started, at any depth. */
  descendants: number[];
  ended: Promise<number | string | null>;
  /** What the owner says when a part of its stack ended by itself. */
  lost: Promise<string>;
}

const cleanUps: (() => Promise<void>)[] = [];
// Postgres and Next are given five seconds to stop by themselves before they are made to.
const patienceMs = 9_000;

afterEach(async () => {
  for (let cleanUp = cleanUps.pop(); cleanUp; cleanUp = cleanUps.pop()) await cleanUp();
});

/** Starts a process that owns a stack with the product as built. */
async function startOwner(): Promise<Owner> {
  const dir = await makeStackFolder();
  cleanUps.push(() => removeFolder(dir));
  const child = fork(path.join(import.meta.dirname, "product-owner.ts"), [dir, buildFolder], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = new Promise<number | string | null>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });
  const lost = new Promise<string>((resolve) => {
    child.on("message", (message: { lost?: string }) => message.lost && resolve(message.lost));
  });
  const pids = await new Promise<StackFile["pids"]>((resolve, reject) => {
    child.on("message", (message: { pids?: StackFile["pids"] }) => message.pids && resolve(message.pids));
    child.once("exit", (code) => reject(new Error(`the owner ended with ${code}`)));
  });
  cleanUps.push(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await ended;
  });
  return { child, pids, descendants: listDescendants(pids.leader), ended, lost };
}

async function survivors(pids: number[]): Promise<number[]> {
  const gone = await Promise.all(pids.map((pid) => waitUntilGone(pid, patienceMs)));
  return pids.filter((_, index) => !gone[index]);
}

test.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("no process outlives an owner that ends by %s", async (signal) => {
  const { child, pids, descendants, ended } = await startOwner();

  child.kill(signal);
  await ended;

  expect(descendants).toEqual(expect.arrayContaining([pids.web, pids.postgres]));
  expect(await survivors(descendants)).toEqual([]);
});

test("a killed web process is noticed, and a stop afterwards leaves nothing behind", async () => {
  const { child, pids, descendants, ended, lost } = await startOwner();

  process.kill(pids.web ?? 0, "SIGKILL");
  const sentence = await lost;
  const isDatabaseUp = isAlive(pids.postgres);
  child.kill("SIGTERM");
  await ended;

  expect(sentence).toBe("Next has ended (SIGKILL).");
  expect(isDatabaseUp).toBe(true);
  expect(await survivors(descendants)).toEqual([]);
});

test("a killed Postgres is noticed, and a stop afterwards leaves nothing behind", async () => {
  const { child, pids, descendants, ended, lost } = await startOwner();

  process.kill(pids.postgres, "SIGKILL");
  const sentence = await lost;
  child.kill("SIGTERM");
  await ended;

  expect(sentence).toBe("Postgres has ended.");
  expect(await survivors(descendants)).toEqual([]);
});
