import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { armDeadMan } from "@/scripts/local/dead-man";
import { findFreePort } from "@/scripts/local/ports";

const project = "scripts/bench/bare-next";
const nextProgram = "node_modules/next/dist/bin/next";
const readyMs = 30_000;

/** A running Next of one route that does nothing. */
export interface BareServer {
  url: string;
  stop(): Promise<void>;
}

/** Builds the bare project when it is not built yet, and starts it as the product is started. */
export async function startBareServer(): Promise<BareServer> {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as NodeJS.ProcessEnv;
  if (!existsSync(`${project}/.next/BUILD_ID`)) {
    const { status, stderr } = spawnSync(process.execPath, [nextProgram, "build", project], { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`The bare route was not built: ${stderr}`);
  }
  const port = await findFreePort();
  const child = spawn(process.execPath, [nextProgram, "start", project, "-H", "127.0.0.1", "-p", String(port)], {
    env,
    stdio: "ignore",
    detached: process.platform !== "win32",
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const disarm =
    child.pid === undefined ? () => undefined : armDeadMan({ pid: child.pid, kind: "group", signal: "TERM" });
  const server = {
    url: `http://127.0.0.1:${port}/api/bare`,
    async stop() {
      disarm();
      child.kill("SIGTERM");
      await ended;
    },
  };
  await untilAnswering(server.url);
  return server;
}

async function untilAnswering(url: string): Promise<void> {
  const end = Date.now() + readyMs;
  for (;;) {
    const isUp = await fetch(url, { method: "POST", body: "{}" }).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    if (Date.now() > end) throw new Error("The bare route does not answer.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
