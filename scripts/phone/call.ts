import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { readRunningStack } from "@/scripts/local/stack-file";
import { runCall } from "./run-call";

const USAGE = `Rings a business of the running local stack; you are the caller.

  npm run call                          type what you say, line by line
  npm run call -- --say "..." [--say "..."]
  npm run call -- --script FILE         one line of the file is one thing that you say; so is a line of a pipe

  --to NUMBER     which number to ring (default: the first business of the sample data)
  --from NUMBER   your own number (default: +13035550142)
  --data DIR      where the stack keeps its data (default: .local)

While typing: "/press 1" presses keys, "/wait" stays silent, "/bye" hangs up.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      to: { type: "string" },
      from: { type: "string", default: "+13035550142" },
      data: { type: "string", default: ".local" },
      say: { type: "string", multiple: true },
      script: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const stack = readRunningStack(values.data);
  if (!stack) {
    console.error(`No local stack runs in ${values.data}. Start one with "npm run dev" and call again.`);
    return 1;
  }
  const to = values.to ?? stack.seed?.businesses[0]?.number;
  if (!to) {
    console.error(`The stack has no sample business to ring. Name a number with --to, or start it with sample data.`);
    return 1;
  }
  const lines = await linesFrom(values);
  return runCall({
    retellUrl: stack.retell.url,
    to,
    from: values.from,
    name: stack.seed?.businesses.find(({ number }) => number === to)?.name ?? to,
    nextLine: lines ? scripted(lines) : typed(),
    isEchoed: lines !== null,
    print: (line) => console.log(line),
    isColored: process.stdout.isTTY === true,
  });
}

/** The caller's lines, from `--script`, `--say` or a pipe; null when a person types them. */
async function linesFrom({ script, say }: { script?: string | undefined; say?: string[] | undefined }) {
  if (script) return nonEmptyLines(readFileSync(script, "utf8"));
  if (say) return say;
  return process.stdin.isTTY ? null : nonEmptyLines(await text(process.stdin));
}

function nonEmptyLines(content: string): string[] {
  return content.split("\n").filter((line) => line.trim() !== "");
}

function scripted(lines: readonly string[]): () => Promise<string | null> {
  const rest = [...lines];
  return async () => rest.shift() ?? null;
}

/** Asks at the terminal. The end of the input and Ctrl-C hang up. */
function typed(): () => Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<null>((resolve) => terminal.once("close", () => resolve(null)));
  terminal.once("SIGINT", () => terminal.close());
  return async () => {
    const line = await Promise.race([terminal.question("  You  > ").catch(() => null), closed]);
    if (line === null || line.trim() === "/bye") terminal.close();
    return line;
  };
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
