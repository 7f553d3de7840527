import path from "node:path";
import { endWithProcess } from "@/scripts/local/end-with-process";
import { startPostgres } from "@/scripts/local/postgres";
import { startStack } from "@/scripts/local/stack";

// A process that owns a Postgres or a stack, for tests that kill it: `owner.ts postgres|stack DIR`.
const [, , kind, dir = ""] = process.argv;

async function own(): Promise<void> {
  if (kind === "postgres") {
    const { pid, adminUrl } = await startPostgres({ dir });
    process.send?.({ postgres: pid, adminUrl });
    return;
  }
  const webProgram = path.join(import.meta.dirname, "small-web.mjs");
  const stack = await startStack({ dir, ports: { kind: "any" }, web: "start", webProgram });
  endWithProcess(() => stack.stop());
  process.send?.(stack.file.pids);
}

void own();
