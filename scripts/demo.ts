import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { printEvidence, readEvidence } from "@/scripts/demo-evidence";
import { endWithProcess } from "@/scripts/local/end-with-process";
import { startStack } from "@/scripts/local/stack";
import type { StackFile } from "@/scripts/local/stack-file";
import { warmUpCallPaths } from "@/scripts/local/warm-up";
import { runCall } from "@/scripts/phone/run-call";
import { seedStack } from "@/scripts/seed/seed-stack";

const usage = `npm run demo [-- --exit]
  Starts everything on this machine, rings the sample business, and shows the call and what came of it.
  --exit   stops afterwards; status 0 only when appointment, text, calendar event and paid invoice are there`;

const callerNumber = "+13035550142";
const callerLines = [
  "Hi, my kitchen sink is clogged and I need somebody to come out.",
  "Tomorrow morning would be great.",
  "The first one is fine.",
  "Eleven fourteen Pearl Street.",
  "Jenny Park.",
  "Yes, that's right.",
  "No, that's all. Thanks.",
];

async function ring(stack: StackFile): Promise<void> {
  const business = stack.seed?.businesses[0];
  if (!business) throw new Error("The stack has no sample business.");
  const lines = [...callerLines];
  await runCall({
    retellUrl: stack.retell.url,
    to: business.number,
    from: callerNumber,
    name: business.name,
    nextLine: async () => lines.shift() ?? null,
    isEchoed: true,
    print: (text) => console.log(text),
    isColored: process.stdout.isTTY,
  });
}

function printLinks(stack: StackFile): void {
  const owner = stack.seed?.businesses[0]?.owner;
  console.log(`
Look around (Ctrl-C stops everything):
  Dashboard    ${stack.web}/login  (${owner?.email} / ${owner?.password})
  Telephone    ${stack.retell.url}/_sim/phone
  Texts        ${stack.telnyx.url}
  Invoices     ${stack.stripe.url}
  Calendar     ${stack.google.url}/calendar?email=${owner?.email}
  Mail         ${stack.resend.url}/inbox
`);
}

async function main(): Promise<void> {
  if (process.argv.includes("--help")) return console.log(usage);
  const exits = process.argv.includes("--exit");
  const began = performance.now();
  // A folder of its own: the demo never meets the data, the ports or the stop of a stack that is being worked with.
  const dir = mkdtempSync(path.join(tmpdir(), "cloudgreet-demo-"));
  chmodSync(dir, 0o711);
  console.log("Starting CloudGreet with a sample business on this machine ...");
  const starting = startStack({
    dir,
    ports: { kind: "any" },
    web: "dev",
    seed: seedStack,
    openaiKey: process.env.OPENAI_API_KEY,
    log: () => {},
  });
  const end = endWithProcess(async () => {
    const stack = await starting.catch(() => undefined);
    await stack?.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  const stack = await starting;
  await warmUpCallPaths(stack.file.web);
  console.log(`Ready after ${((performance.now() - began) / 1000).toFixed(1)} s.\n`);
  await ring(stack.file);
  const evidence = await readEvidence(stack.file);
  printEvidence(evidence);
  if (exits) return end(evidence.every(({ isThere }) => isThere) ? 0 : 1);
  printLinks(stack.file);
  console.error(await stack.lost);
  await end(1);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
