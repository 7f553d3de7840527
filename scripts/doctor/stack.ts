import { existsSync } from "node:fs";
import { findPendingMigrations } from "@/scripts/db/pending";
import { isAlive } from "@/scripts/local/processes";
import { readLastStackFile, type StackFile } from "@/scripts/local/stack-file";
import { type Finding, note, ok, wrong } from "./check";

const answerMs = 5_000;
const restart = "stop npm run dev with Ctrl-C and start it again";

/** Whether a stack runs in this folder, or was left behind. */
export function lookAtStack(dir: string): Finding[] {
  const last = readLastStackFile(dir);
  if (!last) return [note("no stack is running (npm run dev starts one)")];
  if (isAlive(last.pids.leader)) return [ok(`a stack is running in ${dir}: ${last.web}`)];
  return [wrong(`the stack in ${dir} ended without cleaning up`, "npm run dev (it tidies up first)")];
}

/** Every part of the running stack, by whether it answers at all. */
export async function lookAtParts(stack: StackFile): Promise<Finding[]> {
  const addresses: [string, string][] = [
    ...(stack.pids.web === null ? [] : ([["Next", `${stack.web}/api/health`]] as [string, string][])),
    ["Supabase", `${stack.supabase.url}/auth/v1/health`],
    ["Retell", stack.retell.url],
    ["Telnyx", stack.telnyx.url],
    ["Stripe", stack.stripe.url],
    ["Google", stack.google.url],
    ["OpenAI", stack.openai.url],
    ["Resend", stack.resend.url],
    ["Slack", stack.slack.url],
    ["Redis", stack.redis.url],
  ];
  return Promise.all(addresses.map(([name, url]) => lookAtAddress(name, url)));
}

async function lookAtAddress(name: string, url: string): Promise<Finding> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(answerMs), redirect: "manual" });
    return status < 500 ? ok(`${name} answers`) : wrong(`${name} answers ${status} at ${url}`, restart);
  } catch {
    return wrong(`${name} does not answer at ${url}`, restart);
  }
}

/** Migrations that the running stack's database, or the one of DATABASE_ADMIN_URL, lacks. */
export async function lookAtMigrations(adminUrl: string | undefined): Promise<Finding[]> {
  if (!adminUrl) return [];
  const pending = await findPendingMigrations(adminUrl);
  if (pending.length === 0) return [ok("the database has every migration")];
  return [
    wrong(`the database lacks ${pending.length} files (${pending.slice(0, 3).join(", ")})`, "npm run db:migrate"),
  ];
}

export function lookAtBuild(): Finding[] {
  return existsSync(".next/BUILD_ID")
    ? [ok("a production build is there")]
    : [note("no production build (npm run build)")];
}
