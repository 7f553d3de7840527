import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive } from "./processes";

/** One sample business, as the seed made it. */
export interface SeedBusiness {
  id: string;
  name: string;
  /** E.164. */
  number: string;
  /** IANA. */
  timeZone: string;
  retellAgentId: string;
  owner: { email: string; password: string };
}

/** Who and what is in the database from the start. */
export interface StackSeed {
  businesses: SeedBusiness[];
  staff: { email: string; password: string; totpSecret: string };
}

/** Every address, key and secret of a running stack; `<dir>/stack.json`, mode 0600. */
export interface StackFile {
  /** The web application's address, without a slash at the end. */
  web: string;
  /** Logs in as the superuser, for tests and scripts; the application gets its own login. */
  databaseUrl: string;
  cronSecret: string;
  supabase: { url: string; publishableKey: string; secretKey: string };
  retell: { url: string; apiKey: string };
  /** `url` is the stand-in's root; its API is below `/v2`. */
  telnyx: { url: string; apiKey: string; publicKey: string };
  stripe: { url: string; secretKey: string; webhookSecret: string };
  google: { url: string };
  /** `url` is the stand-in's root; its API is below `/v1`. */
  openai: { url: string; apiKey: string };
  resend: { url: string; apiKey: string };
  slack: { url: string };
  /** A plumber's website, for the website import. */
  website: { url: string };
  redis: { url: string; token: string };
  seed: StackSeed | null;
  /** `web` is null in a stack without Next. */
  pids: { leader: number; web: number | null; postgres: number };
}

/** Puts the sample data into an empty database through the running application. */
export type SeedStack = (stack: StackFile, env: Record<string, string>, scenario: string) => Promise<StackSeed>;

const fileIn = (dir: string) => path.join(dir, "stack.json");

export function writeStackFile(dir: string, stack: StackFile): void {
  writeFileSync(fileIn(dir), `${JSON.stringify(stack, null, 2)}\n`, { mode: 0o600 });
}

export function removeStackFile(dir: string): void {
  rmSync(fileIn(dir), { force: true });
}

/** What the last stack in this folder wrote, running or not. */
export function readLastStackFile(dir: string): StackFile | null {
  return existsSync(fileIn(dir)) ? JSON.parse(readFileSync(fileIn(dir), "utf8")) : null;
}

/** The stack that runs in this folder now; null when there is none. */
export function readRunningStack(dir = ".local"): StackFile | null {
  const stack = readLastStackFile(path.resolve(dir));
  return stack && isAlive(stack.pids.leader) ? stack : null;
}
