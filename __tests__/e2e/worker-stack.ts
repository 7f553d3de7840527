import { fork } from "node:child_process";
import { once } from "node:events";

/** A stack with sample calls that one worker of the browser tests has for itself. */
interface WorkerStack {
  /** Where its addresses and secrets stand. */
  file: string;
  stop(): Promise<void>;
}

/** The stack of STACK_JSON, which is left running, or a new one that no other worker sees. */
export async function openWorkerStack(): Promise<WorkerStack> {
  if (process.env.STACK_JSON) return { file: process.env.STACK_JSON, stop: async () => undefined };
  const child = fork("__tests__/e2e/own-stack.ts", { execArgv: ["--import", "tsx"] });
  const ended = once(child, "exit");
  const file = await Promise.race([
    once(child, "message").then(([place]) => String(place)),
    ended.then(([code]) => {
      throw new Error(`the stack ended with ${code} while starting`);
    }),
  ]);
  return {
    file,
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}
