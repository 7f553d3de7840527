import { randomInt } from "node:crypto";
import { createServer } from "node:net";

// Below what systems take for the near end of outgoing connections (from 32768 on Linux): one of those would have the
// port by the time somebody listens.
const range = { first: 12_000, end: 32_000 };
const givenOut = new Set<number>();

/** A port of 127.0.0.1 that nobody listens on at this moment; never twice the same to one process. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(range.first, range.end);
    if (givenOut.has(port) || !(await isPortFree(port))) continue;
    givenOut.add(port);
    return port;
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
