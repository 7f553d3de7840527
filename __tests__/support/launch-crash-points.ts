import { listTargets, pointsOf, refuseUnknown } from "@/__tests__/support/port-points";
import { launchOrder } from "@/lib/domain/launch/launch-step";

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
  "numberShop.release": "the end of a business: jobs/business-deletion.test.ts",
  "planSales.cancelPlan": "the end of a business",
  "planSales.changePlan": "another plan: a person sees it fail",
  "planSales.openCheckout": "the wizard's last click",
  "planSales.openPortal": "reads only",
  "planSales.describeAccount": "reads only",
};

/** Steps of a number that is ordered; all others are taken with a number of the pool, which is there at once. */
const ofOrders = ["launches.keepOrder", "numberShop.order", "launches.begin(number)", "launches.settle(number)"];

export interface LaunchCrashPoint {
  point: string;
  /** A toll-free number of the pool, else a local one that is ordered. */
  choice: "toll_free" | "local";
}

/** Before and after everything that a launch does, each of its eight steps apart: read from the ports themselves. */
export function listLaunchCrashPoints(): LaunchCrashPoint[] {
  const all = listTargets();
  refuseUnknown(shared, all);
  const targets = all.filter((name) => ownPorts.includes(name.split(".")[0] ?? "") || shared.includes(name));
  // Dying before a step begins leaves what dying after the end of the one before leaves.
  const steps = launchOrder.flatMap((step) => [
    `begin(${step}):after`,
    `settle(${step}):before`,
    `settle(${step}):after`,
  ]);
  return [...pointsOf(targets, offThePath), ...steps.map((step) => `launches.${step}`)].map((point) => ({
    point,
    choice: ofOrders.includes(point.split(":")[0] ?? "") ? "local" : "toll_free",
  }));
}
