import { existsSync } from "node:fs";
import { testEnv } from "@/__tests__/support/test-container";
import { createContainer } from "@/lib/container";
import { listFaultTargets } from "@/lib/fault-points";

/** Dying after a step that only reads leaves what dying before the next step leaves. */
const readsOnly = /\.(load|find|read|describe|sign|estimate)/;

/** Every method of every port, read from the ports themselves. */
export function listTargets(): string[] {
  return listFaultTargets(createContainer(testEnv("postgres://nobody@127.0.0.1:1/none")).ports);
}

/** Throws when a name, "port.method" or "port.*" for a whole port, is of none of the targets. */
export function refuseUnknown(names: readonly string[], targets: readonly string[]): void {
  const unknown = names.filter((name) => !targets.some((target) => target === name || wholePort(target) === name));
  if (unknown.length > 0) throw new Error(`no port has ${unknown.join(", ")}`);
}

/**
 * Before and after each target ("port.method"), as "port.method:before", without those that `off` gives a reason for.
 * Throws when `off` names what is no target, or a reason names a test, by its path in `__tests__`, that does not exist.
 */
export function pointsOf(targets: readonly string[], off: Readonly<Record<string, string>>): string[] {
  refuseUnknown(Object.keys(off), targets);
  const tests = Object.values(off).flatMap((reason) => reason.match(/[\w/-]+\.test\.ts/g) ?? []);
  const missing = tests.filter((file) => !existsSync(`__tests__/${file}`));
  if (missing.length > 0) throw new Error(`there is no test ${missing.join(", ")}`);
  return targets
    .filter((target) => !(target in off) && !(wholePort(target) in off))
    .flatMap((target) =>
      (readsOnly.test(target) ? ["before"] : ["before", "after"]).map((when) => `${target}:${when}`),
    );
}

const wholePort = (target: string): string => `${target.split(".")[0]}.*`;
