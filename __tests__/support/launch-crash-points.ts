import { testEnv } from "@/__tests__/support/test-container";
import { createContainer } from "@/lib/container";
import { launchOrder } from "@/lib/domain/launch/launch-step";
import { listFaultTargets } from "@/lib/fault-points";

/** Ports that only launches use, and what other ports do in one. */
const ownPorts = ["launches", "planSales", "numberShop"];
const shared = [
  "billing.readSubscription",
  "fees.syncSubscription",
  "receptionists.load",
  "receptionists.save",
  "voice.publishAgent",
  "voice.linkNumber",
  "engines.loadRoute",
  "callControl.routeNumber",
];

/** What no step of a launch does, each with the reason. */
const offThePath: Record<string, string> = {
  "launches.start": "the wizard's last click: a person sees it fail",
  "launches.retry": "a person starts it and sees it fail",
  "launches.reserveNumber": "the wizard: a person sees it fail",
  "launches.startForwardingTest": "a person starts it and sees it fail",
  "launches.begin": "at each step, below",
  "launches.settle": "at each step, below",
  "numberShop.search": "reads only",
  "numberShop.release": "the end of a business: business-deletion.test.ts",
  "planSales.cancelPlan": "the end of a business",
  "planSales.changePlan": "another plan: a person sees it fail",
  "planSales.openCheckout": "the wizard's last click",
  "planSales.openPortal": "reads only",
  "planSales.describeAccount": "reads only",
};

/** Dying before a step begins leaves what dying after the end of the one before leaves. */
const begins = /\.begin\(/;
/** Dying after what only reads leaves what dying before the next call leaves. */
const readsOnly = /\.(load|find|read)/;
/** Steps of a number that is ordered; all others are taken with a number of the pool, which is there at once. */
const ofOrders = ["launches.keepOrder", "numberShop.order", "launches.begin(number)", "launches.settle(number)"];

export interface LaunchCrashPoint {
  point: string;
  /** A toll-free number of the pool, else a local one that is ordered. */
  choice: "toll_free" | "local";
}

/** Before and after everything that a launch does, each of its eight steps apart: read from the ports themselves. */
export function listLaunchCrashPoints(): LaunchCrashPoint[] {
  const targets = listFaultTargets(createContainer(testEnv("postgres://nobody@127.0.0.1:1/none")).ports);
  const stale = [...Object.keys(offThePath), ...shared].filter((name) => !targets.includes(name));
  if (stale.length > 0) throw new Error(`no port has ${stale.join(", ")}`);
  const effects = targets.filter((name) => ownPorts.includes(name.split(".")[0] ?? "") && !(name in offThePath));
  const steps = launchOrder.flatMap((step) => [`launches.begin(${step})`, `launches.settle(${step})`]);
  return [...effects, ...shared, ...steps].flatMap((target) =>
    momentsOf(target).map((moment) => ({
      point: `${target}:${moment}`,
      choice: ofOrders.includes(target) ? "local" : "toll_free",
    })),
  );
}

function momentsOf(target: string): string[] {
  if (begins.test(target)) return ["after"];
  return readsOnly.test(target) ? ["before"] : ["before", "after"];
}
