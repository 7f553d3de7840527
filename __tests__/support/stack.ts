import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Stack, type StackOptions, startStack } from "@/scripts/local/stack";

/** A temporary folder that root's Postgres, running as nobody, may pass through. Remove it with `removeFolder`. */
export async function makeStackFolder(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), "cloudgreet-stack-"));
  await chmod(dir, 0o711);
  return dir;
}

export async function removeFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Starts a stack for a test: in a folder of its own, on free ports, without Next unless asked for
 * (`web: "start"` needs a build). `stop` also removes the folder.
 */
export async function startTestStack(options: Omit<StackOptions, "dir" | "ports"> = {}): Promise<Stack> {
  const dir = await makeStackFolder();
  try {
    const stack = await startStack({ web: "none", ...options, dir, ports: { kind: "any" } });
    return {
      ...stack,
      async stop() {
        await stack.stop();
        await removeFolder(dir);
      },
    };
  } catch (error) {
    await removeFolder(dir);
    throw error;
  }
}
