import { randomInt } from "node:crypto";
import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";

// Below what systems take for the near end of outgoing connections (from 32768 on Linux): one of those would have the
// port by the time somebody listens.
const range = { first: 12_000, end: 32_000 };

/**
 * A port of 127.0.0.1 that nobody listens on at this moment, and that no other process which asked here has in mind:
 * between the choice and the listening lie seconds, and stacks start beside each other.
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(range.first, range.end);
    if (reserve(port) && (await isPortFree(port))) return port;
  }
}

const reservations = path.join(tmpdir(), `cloudgreet-ports-${userInfo().username}`);

/** Puts our process id on a port; false when one that lives is there. */
function reserve(port: number): boolean {
  const file = path.join(reservations, String(port));
  mkdirSync(reservations, { recursive: true });
  if (write(file)) return true;
  return isLeft(file) && takeOver(file);
}

/** True when the process that put its id there has ended. An empty file is one that somebody writes at this moment. */
function isLeft(file: string): boolean {
  const owner = readOwner(file);
  return owner > 0 && !isAlive(owner);
}

/** Two that find the same file left must not both have it: one looks again alone, the other goes elsewhere. */
function takeOver(file: string): boolean {
  const gate = `${file}.taken-over`;
  try {
    mkdirSync(gate);
  } catch {
    return false;
  }
  try {
    if (!isLeft(file)) return false;
    rmSync(file);
    return write(file);
  } finally {
    rmdirSync(gate);
  }
}

function write(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

function readOwner(file: string): number {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** True when the port of 127.0.0.1 can be listened on now. */
export async function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
