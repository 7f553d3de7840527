import type { Ports } from "./ports";

/**
 * For crash tests: ends the process with SIGKILL before or after one method of one port, such as
 * "fees.settle:before". Every step of every job is a call of a port, so that this list is complete by construction.
 * Returns the ports untouched when no point is given. Refuses any database but one on this machine.
 */
export function withFaultPoint(ports: Ports, point: string | undefined, databaseUrl: string): Ports {
  if (!point) return ports;
  const host = new URL(databaseUrl).hostname;
  if (host !== "127.0.0.1" && host !== "localhost") throw new Error("FAULT_POINT is for local tests only.");
  const [target = "", moment = ""] = point.split(":");
  const [portName = "", methodName = ""] = target.split(".");
  const port = ports[portName as keyof Ports] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const method = port?.[methodName];
  if (!method) throw new Error(`FAULT_POINT names no port method: ${target}`);
  const dying = async (...args: unknown[]) => {
    if (moment === "before") die();
    const result = await method.apply(port, args);
    die();
    return result;
  };
  return { ...ports, [portName]: { ...port, [methodName]: dying } };
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}
