import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LoadPlan, LoadResult } from "./plan";

/** Makes load from a process of its own, one plan at a time. */
export class LoadGenerator {
  readonly #child: ChildProcess;

  constructor() {
    const file = fileURLToPath(new URL("./load.ts", import.meta.url));
    this.#child = fork(file, { execArgv: ["--import", "tsx"] });
  }

  run(plan: LoadPlan): Promise<LoadResult> {
    return new Promise((resolve, reject) => {
      this.#child.once("message", (answer: { result: LoadResult } | { error: string }) => {
        if ("error" in answer) reject(new Error(answer.error));
        else resolve(answer.result);
      });
      this.#child.send(plan);
    });
  }

  stop(): void {
    this.#child.disconnect();
  }
}
