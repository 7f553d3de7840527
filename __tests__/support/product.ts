import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { startTestStack } from "@/__tests__/support/stack";
import type { Stack, StackOptions } from "@/scripts/local/stack";
import type { SeedBusiness, StackFile } from "@/scripts/local/stack-file";
import { seedStack } from "@/scripts/seed/seed-stack";
import { testBuild } from "@/scripts/test-build";

/** The whole product as built, on a stack of its own with the sample businesses. */
export interface Product {
  stack: Stack;
  file: StackFile;
  /** Logs in as the superuser, for looking and arranging. */
  admin: pg.Pool;
  stop(): Promise<void>;
}

/** Where `next build` put the product that is tested. */
export const buildFolder = process.env.NEXT_DIST_DIR ?? testBuild;

/** Starts everything, with the cron every quarter of a second. `webEnv` is what Next gets besides the stack's own. */
export async function startProduct(
  webEnv: Record<string, string> = {},
  options: Pick<StackOptions, "cronEveryMs"> = {},
): Promise<Product> {
  if (!existsSync(path.join(buildFolder, "BUILD_ID"))) {
    throw new Error(`There is no build in ${buildFolder}. Make it with: npm test -- --only build`);
  }
  const stack = await startTestStack({
    web: "start",
    seed: seedStack,
    cronEveryMs: 250,
    webEnv: { NEXT_DIST_DIR: buildFolder, ...webEnv },
    ...options,
  });
  const admin = new pg.Pool({ connectionString: stack.file.databaseUrl, max: 4 });
  // Postgres is stopped by some tests, which ends idle connections.
  admin.on("error", () => undefined);
  return {
    stack,
    file: stack.file,
    admin,
    async stop() {
      await admin.end();
      await stack.stop();
    },
  };
}

export type BusinessName = "Rivera Plumbing" | "Luna Hair Studio" | "Prairie Heating & Air";

export function findBusiness({ file }: Product, name: BusinessName): SeedBusiness {
  const business = file.seed?.businesses.find((known) => known.name === name);
  if (!business) throw new Error(`The sample data has no ${name}.`);
  return business;
}
