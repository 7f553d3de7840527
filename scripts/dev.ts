import { parseArgs } from "node:util";
import { endWithProcess } from "@/scripts/local/end-with-process";
import { type Stack, startStack } from "@/scripts/local/stack";
import type { StackFile } from "@/scripts/local/stack-file";

const usage = `npm run dev -- [--data DIR] [--port N] [--no-web] [--seed NAME]
  --data DIR   where data, ports and secrets are kept (default .local)
  --port N     port of the web application; everything else listens on the ports after it
  --no-web     everything but Next
  --seed NAME  which sample data an empty database gets`;

function readFlags() {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      port: { type: "string" },
      "no-web": { type: "boolean", default: false },
      seed: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 1024 && port <= 65_000)) {
    throw new Error(`--port takes a number from 1024 to 65000, not "${values.port}"`);
  }
  return { ...values, port };
}

function links(stack: StackFile): [string, string][] {
  const owner = stack.seed?.businesses[0]?.owner;
  return [
    ["App", stack.pids.web === null ? "not started (--no-web)" : stack.web],
    ...(owner ? ([["Sign in as", `${owner.email} / ${owner.password}`]] as [string, string][]) : []),
    ["Mail inbox", `${stack.resend.url}/inbox`],
    ["Telephone", `${stack.retell.url}/_sim/phone`],
    ["Retell", stack.retell.url],
    ["Telnyx", stack.telnyx.url],
    ["Stripe", stack.stripe.url],
    ["Google", stack.google.url],
    ["OpenAI", stack.openai.url],
    ["Slack", stack.slack.url],
    ["Database", stack.databaseUrl],
  ];
}

function printStack({ dir, file }: Stack, startMs: number): void {
  const rows = links(file).map(([name, value]) => `  ${name.padEnd(12)}${value}`);
  console.log(`\nCloudGreet runs on this machine (${(startMs / 1000).toFixed(1)} s).\n${rows.join("\n")}`);
  console.log(`\nKeys and addresses: ${dir}/stack.json. Stop with Ctrl-C.\n`);
}

async function main(): Promise<void> {
  const flags = readFlags();
  if (flags.help) return console.log(usage);
  const began = performance.now();
  const starting = startStack({
    ...(flags.data ? { dir: flags.data } : {}),
    ports: flags.port === undefined ? { kind: "usual" } : { kind: "from", webPort: flags.port },
    web: flags["no-web"] ? "none" : "dev",
    isWebLoud: true,
    // Sample data is made through the application's own services and routes, so it needs Next.
    ...(flags["no-web"] ? {} : { seed: (await import("@/scripts/seed/seed-stack")).seedStack }),
    ...(flags.seed ? { scenario: flags.seed } : {}),
    openaiKey: process.env.OPENAI_API_KEY,
    log: (line) => console.log(line),
  });
  const end = endWithProcess(async () => {
    const stack = await starting.catch(() => undefined);
    await stack?.stop();
  });
  const stack = await starting;
  printStack(stack, performance.now() - began);
  console.error(await stack.lost);
  await end(1);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
