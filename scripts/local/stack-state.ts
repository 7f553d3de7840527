import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findFreePort, isPortFree } from "./ports";
import { isMarkAlive, markProcess, type ProcessMark } from "./processes";
import type { StackSeed } from "./stack-file";
import { createSupabaseKeys, type SupabaseKeys } from "./supabase/tokens";

/** Everything that listens, in the order of its ports. */
export const listeners = [
  "web",
  "supabase",
  "postgres",
  "redis",
  "stripe",
  "retell",
  "telnyx",
  "google",
  "resend",
  "slack",
  "openai",
  "website",
] as const;
export type Listener = (typeof listeners)[number];
export type Ports = Record<Listener, number>;

/** Secrets of one stack, made at its first start. */
export interface StackSecrets {
  supabase: SupabaseKeys;
  redisToken: string;
  stripeKey: string;
  stripeWebhookSecret: string;
  retellKey: string;
  telnyxKey: string;
  telnyxKeySeed: string;
  openaiKey: string;
  googleClientId: string;
  googleClientSecret: string;
  resendKey: string;
  resendWebhookSecret: string;
  appServerPassword: string;
  cronSecret: string;
  appSecret: string;
  encryptionKeys: string;
  healthToken: string;
}

/** What a stack remembers between runs; `<dir>/state.json`, mode 0600. */
export interface StackState {
  webPort: number | null;
  ports: Partial<Ports>;
  secrets: StackSecrets;
  seed: StackSeed | null;
}

/** Where ports begin: at fixed numbers, at the web port that was asked for, or anywhere. */
export type PortPlan = { kind: "usual" } | { kind: "from"; webPort: number } | { kind: "any" };

const usualPorts: Ports = {
  web: 3000,
  supabase: 54321,
  postgres: 54322,
  redis: 54330,
  stripe: 54340,
  retell: 54341,
  telnyx: 54342,
  google: 54343,
  resend: 54344,
  slack: 54345,
  openai: 54346,
  website: 54347,
};
const portStep = 100;

const random = (bytes: number) => randomBytes(bytes).toString("base64url");

async function createSecrets(): Promise<StackSecrets> {
  return {
    supabase: await createSupabaseKeys(),
    redisToken: random(24),
    stripeKey: `sk_test_${randomBytes(16).toString("hex")}`,
    stripeWebhookSecret: `whsec_${randomBytes(24).toString("hex")}`,
    retellKey: `key_${randomBytes(16).toString("hex")}`,
    telnyxKey: `KEY${randomBytes(20).toString("hex")}`,
    telnyxKeySeed: random(32),
    openaiKey: `sk-local-${randomBytes(20).toString("hex")}`,
    googleClientId: `${randomBytes(8).toString("hex")}.apps.googleusercontent.com`,
    googleClientSecret: `GOCSPX-${random(20)}`,
    resendKey: `re_${randomBytes(16).toString("hex")}`,
    resendWebhookSecret: `whsec_${randomBytes(24).toString("base64")}`,
    appServerPassword: randomBytes(18).toString("hex"),
    cronSecret: random(24),
    appSecret: random(32),
    encryptionKeys: `k1:${randomBytes(32).toString("base64")}`,
    healthToken: random(24),
  };
}

const stateFile = (dir: string) => path.join(dir, "state.json");

/** Reads what the stack in this folder remembers, or makes new secrets for a first start. */
export async function loadState(dir: string): Promise<StackState> {
  if (existsSync(stateFile(dir))) return JSON.parse(readFileSync(stateFile(dir), "utf8"));
  return { webPort: null, ports: {}, secrets: await createSecrets(), seed: null };
}

export function saveState(dir: string, state: StackState): void {
  writeFileSync(stateFile(dir), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

async function choosePort(first: number, taken: Set<number>): Promise<number> {
  let port = first;
  while (taken.has(port) || !(await isPortFree(port))) port = port + portStep < 65_000 ? port + portStep : 20_000;
  return port;
}

/**
 * Gives every listener its port: the one of the last run, so that saved webhook addresses stay true;
 * one that somebody else took moves by 100 and stays there. Naming another web port moves them all.
 */
export async function assignPorts(state: StackState, plan: PortPlan): Promise<Ports> {
  const asked = plan.kind === "from" ? plan.webPort : state.webPort;
  const known = asked === state.webPort ? state.ports : {};
  const ports: Partial<Ports> = {};
  const taken = new Set<number>();
  for (const [index, name] of listeners.entries()) {
    const fallback = plan.kind === "any" ? await findFreePort() : asked === null ? usualPorts[name] : asked + index;
    const port = await choosePort(known[name] ?? fallback, taken);
    taken.add(port);
    ports[name] = port;
  }
  Object.assign(state, { webPort: asked, ports });
  return ports as Ports;
}

/**
 * Claims the folder for this process. Throws a sentence for the person when a running stack has it;
 * a claim of a process that died is taken over. Returns the call that gives the folder back.
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, "lock.json");
  const mine = JSON.stringify(markProcess(process.pid));
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: "wx", mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readHolder(file);
    if (holder && isMarkAlive(holder)) {
      const shown = path.relative(process.cwd(), dir) || dir;
      throw new Error(
        `A stack already runs in ${shown} (process ${holder.pid}). Stop it, or place this one elsewhere: --data DIR --port N.`,
      );
    }
    rmSync(file, { force: true });
  }
}

function readHolder(file: string): ProcessMark | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** A short name that differs from folder to folder. */
export function folderName(dir: string): string {
  return createHash("sha256").update(path.resolve(dir)).digest("hex").slice(0, 8);
}
