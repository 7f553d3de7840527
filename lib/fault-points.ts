import { readFileSync } from "node:fs";
import type { Ports } from "./ports";

type Method = (...args: unknown[]) => unknown;

/**
 * For crash tests: ends the process with SIGKILL before or after one method of one port, such as
 * "fees.settle:before". "launches.settle(number):before" means the calls with that word among their arguments, or among
 * the values of one. Every step of every job is a call of a port, so that this list is complete by construction.
 * "file:/path" names a file that holds the point, read again at every step: so a test arms a server that already runs,
 * and an empty file is no point. Returns the ports untouched when no point is given. Refuses any database but one on
 * this machine.
 */
export function withFaultPoint(ports: Ports, point: string | undefined, databaseUrl: string): Ports {
  if (!point) return ports;
  const host = new URL(databaseUrl).hostname;
  if (host !== "127.0.0.1" && host !== "localhost") throw new Error("FAULT_POINT is for local tests only.");
  if (!point.startsWith("file:")) return withDeath(ports, requirePoint(ports, point), () => point);
  const file = point.slice("file:".length);
  const armed = () => readFileSync(file, "utf8").trim();
  return listFaultTargets(ports).reduce((all, target) => withDeath(all, target, armed), ports);
}

/** Every method of every port, as "port.method". */
export function listFaultTargets(ports: Ports): string[] {
  return Object.entries(ports).flatMap(([port, methods]) =>
    Object.entries(methods as object).flatMap(([name, value]) =>
      typeof value === "function" ? [`${port}.${name}`] : [],
    ),
  );
}

function requirePoint(ports: Ports, point: string): string {
  const target = point.split(/[:(]/)[0] ?? "";
  if (!listFaultTargets(ports).includes(target)) throw new Error(`FAULT_POINT names no port method: ${target}`);
  return target;
}

function withDeath(ports: Ports, target: string, armed: () => string): Ports {
  const [portName = "", methodName = ""] = target.split(".");
  const port = ports[portName as keyof Ports] as unknown as Record<string, Method>;
  const method = port[methodName] as Method;
  const dying = (...args: unknown[]) => {
    const isArmed = (moment: string) => names(armed(), target, moment, args);
    if (isArmed("before")) die();
    const result = method.apply(port, args);
    const isLast = () => isArmed("after");
    if (result instanceof Promise) {
      return result.then((value: unknown) => {
        if (isLast()) die();
        return value;
      });
    }
    if (isLast()) die();
    return result;
  };
  return { ...ports, [portName]: { ...port, [methodName]: dying } };
}

/** "port.method:moment" is any call of it, "port.method(word):moment" one with that word. */
function names(point: string, target: string, moment: string, args: unknown[]): boolean {
  if (point === `${target}:${moment}`) return true;
  if (!point.startsWith(`${target}(`) || !point.endsWith(`):${moment}`)) return false;
  const word = point.slice(target.length + 1, -moment.length - 2);
  return args.some((arg) => arg === word || (arg instanceof Object && Object.values(arg).includes(word)));
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}
