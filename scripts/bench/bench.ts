import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { endWithProcess } from "@/scripts/local/end-with-process";
import { startStack } from "@/scripts/local/stack";
import type { Bench, Tenant } from "./bench-stack";
import { LoadGenerator } from "./load-generator";
import { measureClone } from "./measure-clone";
import { measureGrowth } from "./measure-growth";
import { measureLists } from "./measure-lists";
import { measurePages } from "./measure-pages";
import { measureRatio } from "./measure-ratio";
import { measureBooking, measureLookup, measureRivals } from "./measure-tools";
import { measureWebhooks } from "./measure-webhooks";
import { describeMachine, isQuiet, type Row, renderTable, verdict, writeResults } from "./report";
import { fillCalendar, openTenant } from "./tenants";

const usage = `npm run bench [-- --only NAME,NAME] [--no-build] [--clone]
  Builds the product, starts a stack of its own and measures the table of the specification.
  --only       some of: ${["lookup", "ratio", "book", "rivals", "webhooks", "growth", "pages", "lists"].join(", ")}
  --no-build   measures the build that is there
  --clone      also times a fresh clone until its first answered call`;

type Measurement = (bench: Bench, tenant: Tenant) => Promise<Row[]>;

/** In this order: the first ones need the calendar as it was filled. */
const measurements: Record<string, Measurement> = {
  lookup: measureLookup,
  ratio: measureRatio,
  book: measureBooking,
  rivals: async (bench) =>
    measureRivals(bench, await openTenant(bench, { name: "Bench Rivals", number: "+13035550902", resources: 1 })),
  webhooks: measureWebhooks,
  growth: measureGrowth,
  pages: measurePages,
  lists: measureLists,
};

function build(): void {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const { status } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: "inherit",
    env,
  });
  if (status !== 0) throw new Error("The build failed.");
}

/** Runs `work` with a stack that has one tenant: 10 resources, 5,000 appointments in the next 30 days. */
async function withBench(work: (bench: Bench, tenant: Tenant) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), "cloudgreet-bench-"));
  chmodSync(dir, 0o711);
  // Nothing but the measured requests: the cron stays away.
  const starting = startStack({ dir, ports: { kind: "any" }, web: "start", cronEveryMs: 86_400_000 });
  const load = new LoadGenerator();
  const stop = async () => {
    load.stop();
    const stack = await starting.catch(() => undefined);
    await stack?.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  endWithProcess(stop);
  const stack = await starting;
  const admin = new pg.Pool({ connectionString: stack.file.databaseUrl, max: 4 });
  admin.on("error", () => undefined);
  try {
    const bench = { stack, admin, load, print: console.log };
    const tenant = await openTenant(bench, { name: "Bench Plumbing", number: "+13035550901", resources: 10 });
    await fillCalendar(bench, tenant);
    await work(bench, tenant);
  } finally {
    await admin.end();
    await stop();
  }
}

async function measureAll(names: string[]): Promise<Row[]> {
  const rows: Row[] = [];
  await withBench(async (bench, tenant) => {
    for (const name of names) {
      console.log(`Measuring ${name} ...`);
      const measured = await measurements[name]?.(bench, tenant);
      rows.push(...(measured ?? []));
    }
  });
  return rows;
}

function readNames(only: string | undefined): string[] {
  const names = only?.split(",") ?? Object.keys(measurements);
  const unknown = names.find((name) => !(name in measurements));
  if (unknown) throw new Error(`Nothing is called "${unknown}". Known: ${Object.keys(measurements).join(", ")}`);
  return names;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      "no-build": { type: "boolean", default: false },
      clone: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const names = readNames(values.only);
  const machine = describeMachine();
  if (!values["no-build"]) build();
  const rows = [...(await measureAll(names)), ...(values.clone ? measureClone() : [])];
  console.log(`\n${renderTable(rows)}\n`);
  if (!isQuiet(machine))
    console.log(`The machine was busy (load ${machine.loadBefore.toFixed(1)}): measure again on a quiet one.`);
  writeResults(rows, machine);
  const misses = rows.filter((row) => verdict(row) === "MISS").length;
  console.log(`${rows.length} figures, ${misses} beside their target. Written to bench/results.json.`);
  return 0;
}

try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
