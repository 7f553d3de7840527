import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCron } from "./cron";
import { isAlive, waitUntilGone } from "./processes";
import { mailThroughResend } from "./resend-mail";
import { allowAppLogin, isUnseeded, type StackDatabase, startStackDatabase } from "./stack-database";
import { stackEnvironment, writeEnvironmentFile } from "./stack-environment";
import { readLastStackFile, removeStackFile, type SeedStack, type StackFile, writeStackFile } from "./stack-file";
import { refuseProduction } from "./stack-guard";
import {
  assignPorts,
  folderName,
  loadState,
  lockFolder,
  type PortPlan,
  type StackState,
  saveState,
} from "./stack-state";
import { type RunningStandIns, startStandIns } from "./stand-ins";
import { startSupabase } from "./supabase/server";
import { startUpstash } from "./upstash/server";
import { type BuildFolder, ownBuildFolder, type RunningWeb, startWeb, type WebMode } from "./web";
import { startSampleWebsite } from "./website/sample-website";

export interface StackOptions {
  /** Where everything is kept; `.local` unless said otherwise. */
  dir?: string;
  ports?: PortPlan;
  web?: WebMode;
  /** True shows Next's output in the terminal; otherwise it is in `<dir>/web.log`. */
  isWebLoud?: boolean;
  /** What Next gets besides the stack's own environment. */
  webEnv?: Record<string, string>;
  /** Runs in Next's place; for tests of the stack itself. */
  webProgram?: string;
  /** Fills an empty database once the application answers. Without it the database stays empty. */
  seed?: SeedStack;
  /** Which sample data. */
  scenario?: string;
  /** A developer's own OpenAI key; without it the scripted receptionist speaks. */
  openaiKey?: string | undefined;
  cronEveryMs?: number;
  log?: (line: string) => void;
}

/** A running stack. */
export interface Stack {
  dir: string;
  /** Current: process ids and the sample data are filled in as they come. */
  file: StackFile;
  env: Record<string, string>;
  database: Pick<StackDatabase, "stop" | "start">;
  /** Resolves with a sentence when Postgres or Next ended without having been asked to. */
  lost: Promise<string>;
  /** Ends Next as a crash would; the rest goes on. */
  killWeb(): Promise<void>;
  /** Starts Next again, with more or other environment if given, and waits until it answers. */
  restartWeb(env?: Record<string, string>): Promise<void>;
  /** Resolves when the Next that runs now has ended for whatever reason. */
  webEnded(): Promise<string>;
  stop(): Promise<void>;
}

const defaultCronMs = 5000;
const webStartMs = 180_000;

/** What must be undone at the end, newest first. */
class Undo {
  readonly #steps: (() => Promise<void> | void)[] = [];
  #running: Promise<void> | undefined;

  add(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  /** Safe to call again; later calls wait for the first. */
  run(): Promise<void> {
    this.#running ??= this.#runAll();
    return this.#running;
  }

  async #runAll(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        console.error(`while stopping: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
}

/** Next of a stack whose leader was killed has a second or two left; its port must be free before we look. */
async function awaitStaleWeb(dir: string): Promise<void> {
  const last = readLastStackFile(dir);
  const pids = [last?.pids.web, last?.pids.postgres].filter((pid) => typeof pid === "number");
  if (last && !isAlive(last.pids.leader)) await Promise.all(pids.map((pid) => waitUntilGone(pid, 6000)));
}

interface Services {
  file: StackFile;
  env: Record<string, string>;
  database: StackDatabase;
}

interface Context {
  dir: string;
  state: StackState;
  options: StackOptions;
  undo: Undo;
  log: (line: string) => void;
  onLost: (sentence: string) => void;
}

/** Everything but Next: stand-ins and Redis beside Postgres, then Auth, Storage and Realtime over it. */
async function startServices(context: Context): Promise<Services> {
  const { dir, state, options, undo, log } = context;
  const { secrets } = state;
  const ports = await assignPorts(state, options.ports ?? { kind: "usual" });
  saveState(dir, state);
  const web = `http://127.0.0.1:${ports.web}`;

  const started = await Promise.allSettled([
    startStandIns({ dir, ports, secrets, webUrl: web, openaiKey: options.openaiKey }),
    startUpstash({ port: ports.redis, token: secrets.redisToken, redisUrl: process.env.LOCAL_REDIS_URL }),
    startStackDatabase({ dir, port: ports.postgres, log, onLost: () => context.onLost("Postgres has ended.") }),
    startSampleWebsite(ports.website),
  ]);
  const [standIns, upstash, database, website] = started;
  if (database.status === "fulfilled") undo.add(() => database.value.stop());
  if (upstash.status === "fulfilled") undo.add(() => upstash.value.close());
  if (standIns.status === "fulfilled") undo.add(() => standIns.value.close());
  if (website.status === "fulfilled") undo.add(() => website.value.close());
  for (const part of started) if (part.status === "rejected") throw part.reason;
  const parts = {
    standIns: settled(standIns),
    redisUrl: settled(upstash).url,
    database: settled(database),
    websiteUrl: settled(website).url,
  };

  const { adminUrl } = parts.database;
  const appDatabaseUrl = await allowAppLogin(adminUrl, secrets.appServerPassword);
  const supabase = await startSupabase({
    adminUrl,
    port: ports.supabase,
    keys: secrets.supabase,
    siteUrl: web,
    storageDir: path.join(dir, "storage"),
    sendMail: mailThroughResend(parts.standIns.urls.resend, secrets.resendKey),
    log,
  });
  undo.add(() => supabase.close());
  const file = describeStack(web, supabase.url, state, parts);
  const { slackWebhookUrl } = parts.standIns;
  const env = stackEnvironment({ stack: file, secrets, appDatabaseUrl, slackWebhookUrl, openaiKey: options.openaiKey });
  return { file, env, database: parts.database };
}

function settled<Value>(result: PromiseSettledResult<Value>): Value {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

function describeStack(
  web: string,
  supabaseUrl: string,
  { secrets, seed }: StackState,
  parts: { standIns: RunningStandIns; redisUrl: string; database: StackDatabase; websiteUrl: string },
): StackFile {
  const { urls, telnyxPublicKey } = parts.standIns;
  const { publishableKey, secretKey } = secrets.supabase;
  return {
    web,
    databaseUrl: parts.database.adminUrl,
    cronSecret: secrets.cronSecret,
    supabase: { url: supabaseUrl, publishableKey, secretKey },
    retell: { url: urls.retell, apiKey: secrets.retellKey },
    telnyx: { url: urls.telnyx, apiKey: secrets.telnyxKey, publicKey: telnyxPublicKey },
    stripe: { url: urls.stripe, secretKey: secrets.stripeKey, webhookSecret: secrets.stripeWebhookSecret },
    google: { url: urls.google },
    openai: { url: urls.openai, apiKey: secrets.openaiKey },
    resend: { url: urls.resend, apiKey: secrets.resendKey },
    slack: { url: urls.slack },
    website: { url: parts.websiteUrl },
    redis: { url: parts.redisUrl, token: secrets.redisToken },
    seed,
    pids: { leader: process.pid, web: null, postgres: parts.database.pid() },
  };
}

/** Starts, kills and restarts Next, and keeps its process id in stack.json. */
class WebKeeper {
  readonly #context: Context;
  readonly #services: Services;
  readonly #mode: WebMode;
  readonly #buildFolder: BuildFolder | null;
  #running: RunningWeb | undefined;
  #isWanted = false;

  constructor(context: Context, services: Services) {
    this.#context = context;
    this.#services = services;
    this.#mode = context.options.web ?? "dev";
    const isUsual = context.dir === path.resolve(".local");
    this.#buildFolder = this.#mode === "dev" && !isUsual ? ownBuildFolder(folderName(context.dir)) : null;
  }

  async start(env: Record<string, string> = {}): Promise<void> {
    const { dir, options, onLost } = this.#context;
    const { file } = this.#services;
    if (this.#mode === "none") return;
    const web = startWeb({
      mode: this.#mode,
      port: Number(new URL(file.web).port),
      env: { ...this.#buildFolder?.env, ...this.#services.env, ...options.webEnv, ...env },
      dir,
      isLoud: options.isWebLoud ?? false,
      program: options.webProgram,
    });
    this.#running = web;
    this.#isWanted = true;
    file.pids.web = web.pid;
    writeStackFile(dir, file);
    await web.ready(webStartMs);
    void web.ended.then((how) => {
      if (this.#isWanted && this.#running === web) onLost(`Next has ended (${how}).`);
    });
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#running?.stop();
  }

  /** Stops for good. What was built for a temporary folder will not be found again. */
  async close(): Promise<void> {
    await this.stop();
    if (this.#context.dir.startsWith(tmpdir())) this.#buildFolder?.remove();
  }

  async kill(): Promise<void> {
    this.#isWanted = false;
    await this.#running?.kill();
  }

  async ended(): Promise<string> {
    return this.#running?.ended ?? "not started";
  }
}

async function seedOnce(context: Context, { file, env }: Services): Promise<void> {
  const { dir, state, options } = context;
  if (options.seed && (await isUnseeded(file.databaseUrl))) {
    state.seed = await options.seed(file, env, options.scenario ?? "default");
    saveState(dir, state);
    file.seed = state.seed;
  }
  writeStackFile(dir, file);
}

async function bringUp(context: Context): Promise<Stack> {
  const { dir, options, undo } = context;
  const services = await startServices(context);
  const { file, env, database } = services;
  writeEnvironmentFile(dir, env);
  writeStackFile(dir, file);
  undo.add(() => removeStackFile(dir));
  const keeper = new WebKeeper(context, services);
  undo.add(() => keeper.close());
  await keeper.start();
  await seedOnce(context, services);
  if (options.web !== "none") {
    const cron = startCron(file.web, file.cronSecret, options.cronEveryMs ?? defaultCronMs);
    undo.add(() => cron.stop());
  }
  return {
    dir,
    file,
    env,
    database: {
      stop: () => database.stop(),
      async start() {
        await database.start();
        file.pids.postgres = database.pid();
        writeStackFile(dir, file);
      },
    },
    lost: new Promise(() => undefined),
    killWeb: () => keeper.kill(),
    async restartWeb(webEnv) {
      await keeper.stop();
      await keeper.start(webEnv);
    },
    webEnded: () => keeper.ended(),
    stop: () => undo.run(),
  };
}

/**
 * Starts the whole product on this machine: stand-ins for every provider, Postgres with our migrations,
 * Supabase, Redis and Next, all on 127.0.0.1, with a cron that drains the jobs. Data, ports and secrets
 * are kept in the folder between runs. Throws a sentence when another stack has the folder, in
 * production, and beside a live key of Stripe; a start that fails leaves nothing running.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  refuseProduction(process.env);
  const dir = path.resolve(options.dir ?? ".local");
  // Root's Postgres runs as nobody, who has to pass through this folder.
  mkdirSync(dir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const unlock = lockFolder(dir);
  const undo = new Undo();
  undo.add(unlock);
  const lost = Promise.withResolvers<string>();
  try {
    await awaitStaleWeb(dir);
    const state = await loadState(dir);
    const log = options.log ?? (() => undefined);
    const stack = await bringUp({ dir, state, options, undo, log, onLost: lost.resolve });
    return { ...stack, lost: lost.promise };
  } catch (error) {
    await undo.run();
    throw error;
  }
}
