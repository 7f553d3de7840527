import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openMoments } from "@/__tests__/support/moments";
import { findBusiness, type Product, startProduct } from "@/__tests__/support/product";
import { untilQuiet } from "@/__tests__/support/quiet";
import { ringBusiness } from "@/__tests__/support/ring";
import type { SeedBusiness } from "@/scripts/local/stack-file";

/** A product whose web process can be made to die at any step, one story after another. */
export interface CrashLane {
  product: Product;
  business: SeedBusiness;
  /** A recording that the local voice provider really has. */
  recordingUrl: string;
  nextMoment(): string;
  /**
   * Plays a story while the web process is to die at `point`, starts the process again, and waits until nothing is
   * left to do. Throws when the process never came to that point.
   */
  survive(point: string, story: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const reachWithinMs = 60_000;

/**
 * Short waits, so that what a crash left behind is taken up again within seconds. A text in doubt waits for longer than
 * the carrier repeats its reports: 0, 1 and 3 seconds, and the same again.
 */
const shortWaits = { TEXT_IN_DOUBT_SECONDS: "10", JOB_LEASE_SECONDS: "2" };

export async function startCrashLane(): Promise<CrashLane> {
  const armFile = path.join(tmpdir(), `cloudgreet-fault-point-${randomUUID()}`);
  const arm = (point: string) => writeFileSync(armFile, point);
  arm("");
  const product = await startProduct({ ...shortWaits, FAULT_POINT: `file:${armFile}` }, { cronEveryMs: 200 });
  const business = findBusiness(product, "Rivera Plumbing");
  const { recording_url: recordingUrl } = await ringBusiness(product, business, "+17209550001", ["Hello?"]);
  await untilQuiet(product);
  return {
    product,
    business,
    recordingUrl: recordingUrl ?? "",
    nextMoment: openMoments(business.timeZone),
    async survive(point, story) {
      const { stack } = product;
      const ended = stack.webEnded();
      arm(point);
      const told = story();
      // Its failure is that of the story; awaited below, after the restart that it may need.
      told.catch(() => undefined);
      const how = await Promise.race([ended, timeout(reachWithinMs)]);
      arm("");
      if (how !== "SIGKILL") throw new Error(`${point} was not reached: the web process is ${how}`);
      await stack.restartWeb();
      await told;
      await untilQuiet(product);
    },
    async stop() {
      await product.stop();
      rmSync(armFile, { force: true });
    },
  };
}

function timeout(ms: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve("alive"), ms).unref());
}

/** Lends each of a few lanes to one test at a time. */
export function lanePool(lanes: CrashLane[]) {
  const free = [...lanes];
  const waiting: ((lane: CrashLane) => void)[] = [];
  return {
    async withLane<Result>(work: (lane: CrashLane) => Promise<Result>): Promise<Result> {
      const lane = free.pop() ?? (await new Promise<CrashLane>((resolve) => waiting.push(resolve)));
      try {
        return await work(lane);
      } finally {
        const next = waiting.shift();
        if (next) next(lane);
        else free.push(lane);
      }
    },
  };
}
