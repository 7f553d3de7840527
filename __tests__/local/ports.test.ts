import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { findFreePort } from "@/scripts/local/ports";

test("processes that look for ports at the same time never get the same one", async () => {
  // Each is a process of its own, which answers by what it prints, and lives until all have answered: the ports of one
  // that has ended are anybody's again.
  const source = `
    const { findFreePort } = await import("@/scripts/local/ports");
    const ports = [];
    for (let count = 0; count < 400; count += 1) ports.push(await findFreePort());
    console.log(JSON.stringify(ports));
    process.stdin.resume();`;
  const args = ["--import", "tsx", "--input-type=module", "-e", source];
  const children = [1, 2, 3].map(() => spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] }));

  const lines = await Promise.all(children.map(({ stdout }) => once(createInterface(stdout), "line")));
  for (const { stdin } of children) stdin.end();

  const ports = lines.flatMap(([line]): number[] => JSON.parse(line));
  expect(new Set(ports).size).toBe(1_200);
}, 60_000);

test("a port is free to listen on, and below those of outgoing connections", async () => {
  const port = await findFreePort();

  expect(port).toBeGreaterThanOrEqual(12_000);
  expect(port).toBeLessThan(32_000);
});
