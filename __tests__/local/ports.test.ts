import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { findFreePort } from "@/scripts/local/ports";

test("processes that look for ports at the same time never get the same one", async () => {
  // Each is a process of its own, which answers by what it prints.
  const source = `
    const { findFreePort } = await import("@/scripts/local/ports");
    const ports = [];
    for (let count = 0; count < 400; count += 1) ports.push(await findFreePort());
    console.log(JSON.stringify(ports));
    setTimeout(() => undefined, 3_000);`;
  const ask = async (): Promise<number[]> => {
    const args = ["--import", "tsx", "--input-type=module", "-e", source];
    return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout);
  };

  const ports = (await Promise.all([ask(), ask(), ask()])).flat();

  expect(new Set(ports).size).toBe(1_200);
}, 60_000);

test("a port is free to listen on, and below those of outgoing connections", async () => {
  const port = await findFreePort();

  expect(port).toBeGreaterThanOrEqual(12_000);
  expect(port).toBeLessThan(32_000);
});
