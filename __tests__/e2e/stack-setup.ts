import { fork } from "node:child_process";
import { once } from "node:events";

/** Starts a stack with sample calls unless STACK_JSON names one; what is returned stops it. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.STACK_JSON) return undefined;
  const child = fork("__tests__/e2e/own-stack.ts", { execArgv: ["--import", "tsx"] });
  const ended = once(child, "exit");
  const stackFile = await Promise.race([
    once(child, "message").then(([file]) => String(file)),
    ended.then(([code]) => {
      throw new Error(`the stack ended with ${code} while starting`);
    }),
  ]);
  process.env.STACK_JSON = stackFile;
  return async () => {
    child.disconnect();
    await ended;
  };
}
