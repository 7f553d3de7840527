import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { IncomingWebhook } from "@slack/webhook";
import { createClient } from "@supabase/supabase-js";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { makeStackFolder, removeFolder, startTestStack } from "@/__tests__/support/stack";
import { parseEnv } from "@/lib/env";
import { isAlive, waitUntilGone } from "@/scripts/local/processes";
import { type Stack, startStack } from "@/scripts/local/stack";
import { readRunningStack, type StackFile } from "@/scripts/local/stack-file";
import { refuseProduction } from "@/scripts/local/stack-guard";
import { startOwner } from "./owner-process";

const webProgram = path.join(import.meta.dirname, "small-web.mjs");
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (let cleanUp = cleanUps.pop(); cleanUp; cleanUp = cleanUps.pop()) await cleanUp();
});

async function testStack(options: Parameters<typeof startTestStack>[0] = {}): Promise<Stack> {
  const stack = await startTestStack(options);
  cleanUps.push(() => stack.stop());
  return stack;
}

async function folder(): Promise<string> {
  const dir = await makeStackFolder();
  cleanUps.push(() => removeFolder(dir));
  return dir;
}

function admin({ supabase }: StackFile) {
  const client = createClient(supabase.url, supabase.secretKey, { auth: { persistSession: false } });
  return client.auth.admin;
}

async function createCustomer({ stripe }: StackFile, email: string): Promise<void> {
  const headers = { authorization: `Bearer ${stripe.secretKey}` };
  const response = await fetch(`${stripe.url}/v1/customers`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ email }),
  });
  expect(response.status).toBe(200);
}

async function listCustomers({ stripe }: StackFile): Promise<string[]> {
  const headers = { authorization: `Bearer ${stripe.secretKey}` };
  const response = await fetch(`${stripe.url}/v1/customers`, { headers });
  const { data }: { data: { email: string }[] } = await response.json();
  return data.map(({ email }) => email);
}

async function askWeb(
  stack: Pick<Stack, "file">,
): Promise<{ child: number; cronCalls: unknown[]; flavour: string | null }> {
  return (await fetch(stack.file.web)).json();
}

/** Asks again until the answer is there; the test's own time limit is the end. */
async function eventually<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("a running stack", () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startTestStack();
  });

  afterAll(async () => {
    await stack.stop();
  });

  test("has written down every address and key, for its owner's eyes only", () => {
    const note = path.join(stack.dir, "stack.json");

    expect(statSync(note).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(note, "utf8"))).toEqual(stack.file);
    expect(readRunningStack(stack.dir)?.pids.leader).toBe(process.pid);
  });

  test("gives the application an environment that its own check accepts", () => {
    const lines = readFileSync(path.join(stack.dir, "env"), "utf8").trimEnd().split("\n");
    const written = lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]);

    expect(parseEnv(stack.env)).toHaveProperty("env");
    expect(Object.fromEntries(written)).toEqual(stack.env);
  });

  test("answers at every stand-in", async () => {
    const { stripe, google, retell, telnyx, openai, resend, slack, supabase } = stack.file;
    const all = [stripe, google, retell, telnyx, openai, resend, slack, supabase];

    const answers = await Promise.all(all.map(async ({ url }) => (await fetch(url)).status));

    expect(answers.every((status) => status < 500)).toBe(true);
  });

  test("sends the mails of Supabase Auth to the inbox", async () => {
    await admin(stack.file).inviteUserByEmail("guest@example.com");

    const inbox = await (await fetch(`${stack.file.resend.url}/inbox`)).text();

    expect(inbox).toContain("guest@example.com");
  });

  test("takes what is posted to its Slack", async () => {
    const webhook = new IncomingWebhook(stack.env.SLACK_WEBHOOK_URL ?? "");

    const answer = await webhook.send({ text: "Postgres is slow" });
    const page = await (await fetch(stack.file.slack.url)).text();

    expect(answer.text).toBe("ok");
    expect(page).toContain("Postgres is slow");
  });

  test("keeps its folder: a second stack there is refused, and the first goes on", async () => {
    const second = startStack({ dir: stack.dir, ports: { kind: "any" }, web: "none" });

    await expect(second).rejects.toThrow("A stack already runs in");
    expect((await fetch(stack.file.supabase.url)).status).toBe(200);
  });

  test("shares nothing with another stack beside it", async () => {
    const other = await testStack();

    await admin(stack.file).createUser({ email: "one@example.com", password: "Sommer-2026!" });
    await createCustomer(stack.file, "one@example.com");
    const users = await admin(other.file).listUsers();

    expect(users.data.users).toEqual([]);
    expect(await listCustomers(other.file)).toEqual([]);
    expect(other.file.stripe.secretKey).not.toBe(stack.file.stripe.secretKey);
  });

  test("goes on after the database was away", async () => {
    await stack.database.stop();
    const during = await admin(stack.file).listUsers();
    await stack.database.start();
    const after = await eventually(async () => {
      const { data, error } = await admin(stack.file).listUsers();
      return error ? undefined : data.users;
    });

    expect(during.error).not.toBeNull();
    expect(after.length).toBeGreaterThan(0);
  });
});

test("keeps people, provider state, ports and keys between runs", async () => {
  const dir = await folder();
  const first = await startStack({ dir, ports: { kind: "any" }, web: "none" });
  await admin(first.file).createUser({ email: "kept@example.com", password: "Sommer-2026!", email_confirm: true });
  await createCustomer(first.file, "kept@example.com");
  await first.stop();
  const wasNoteRemoved = !existsSync(path.join(dir, "stack.json"));

  const second = await startStack({ dir, ports: { kind: "any" }, web: "none" });
  const users = await admin(second.file).listUsers();
  const customers = await listCustomers(second.file);
  await second.stop();

  expect(users.data.users.map(({ email }) => email)).toEqual(["kept@example.com"]);
  expect(customers).toEqual(["kept@example.com"]);
  expect({ ...second.file, pids: null }).toEqual({ ...first.file, pids: null });
  expect(wasNoteRemoved).toBe(true);
});

test("fills an empty database once", async () => {
  const scenarios: string[] = [];
  const seed = async (file: StackFile, _env: Record<string, string>, scenario: string) => {
    scenarios.push(scenario);
    await admin(file).createUser({ email: "owner@example.com", password: "Sommer-2026!", email_confirm: true });
    return { businesses: [], staff: { email: "a@example.com", password: "b", totpSecret: "c" } };
  };

  const stack = await testStack({ seed, scenario: "full-calendar" });

  expect(scenarios).toEqual(["full-calendar"]);
  expect(readRunningStack(stack.dir)?.seed?.staff.email).toBe("a@example.com");
});

test("refuses production and live keys", () => {
  expect(() => refuseProduction({ NODE_ENV: "production" })).toThrow("does not start in production");
  expect(() => refuseProduction({ VERCEL_ENV: "production" })).toThrow("does not start in production");
  expect(() => refuseProduction({ STRIPE_SECRET_KEY: "sk_live_abc" })).toThrow("Remove STRIPE_SECRET_KEY");
  expect(() => refuseProduction({ NODE_ENV: "development", STRIPE_SECRET_KEY: "sk_test_abc" })).not.toThrow();
});

test("calls the cron route with the secret while the application runs", async () => {
  const stack = await testStack({ web: "start", webProgram, cronEveryMs: 20 });

  const call = await eventually(async () => (await askWeb(stack)).cronCalls[0]);

  expect(call).toEqual({ pathname: "/api/cron/process-jobs", authorization: `Bearer ${stack.file.cronSecret}` });
});

test("notices that the application has crashed, takes its children along, and starts it again", async () => {
  const stack = await testStack({ web: "start", webProgram });
  const { child } = await askWeb(stack);

  await fetch(`${stack.file.web}/crash`).catch(() => undefined);
  const sentence = await stack.lost;
  const isChildGone = await waitUntilGone(child, 5000);
  await stack.restartWeb({ FLAVOUR: "second" });
  const { flavour } = await askWeb(stack);
  await stack.killWeb();

  expect(sentence).toBe("Next has ended (7).");
  expect(isChildGone).toBe(true);
  expect(flavour).toBe("second");
  expect(await stack.webEnded()).toBe("SIGKILL");
  expect(readRunningStack(stack.dir)?.pids.web).toBe(stack.file.pids.web);
});

type Pids = StackFile["pids"];

async function allGone(pids: Pids, timeoutMs: number): Promise<boolean[]> {
  return Promise.all([pids.web ?? 0, pids.postgres].map((pid) => waitUntilGone(pid, timeoutMs)));
}

test("leaves no process behind when it is killed, and starts again with its data", async () => {
  const dir = await folder();
  const { child, report, ended } = await startOwner<Pids>("stack", dir);
  const file = readRunningStack(dir);
  if (!file) throw new Error("no stack.json");
  const grandchild = (await askWeb({ file })).child;
  await admin(file).createUser({ email: "kept@example.com", password: "Sommer-2026!" });

  child.kill("SIGKILL");
  await ended;
  const again = await startStack({ dir, ports: { kind: "any" }, web: "none" });
  const users = await admin(again.file).listUsers();
  await again.stop();

  expect(await allGone(report, 0)).toEqual([true, true]);
  expect(await waitUntilGone(grandchild, 5000)).toBe(true);
  expect(again.file.supabase.url).toBe(file.supabase.url);
  expect(users.data.users.map(({ email }) => email)).toEqual(["kept@example.com"]);
});

test.each(["SIGINT", "SIGTERM"] as const)("stops cleanly at %s", async (signal) => {
  const dir = await folder();
  const { child, report, ended } = await startOwner<Pids>("stack", dir);

  child.kill(signal);
  const code = await ended;

  expect(code).toBe(0);
  expect([report.web ?? 0, report.postgres].map(isAlive)).toEqual([false, false]);
  expect(existsSync(path.join(dir, "lock.json"))).toBe(false);
});

test("stops cleanly when the npm command that started it dies", async () => {
  const dir = await folder();
  const { child, report, ended } = await startOwner<Pids>("stack", dir);

  child.disconnect();
  const code = await ended;

  expect(code).toBe(0);
  expect([report.web ?? 0, report.postgres].map(isAlive)).toEqual([false, false]);
});
