import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Makes Next's route types and checks everything with the compiler. Returns the first status that is not 0. */
export function typeCheck(): number {
  const steps = [
    ["node_modules/next/dist/bin/next", "typegen"],
    ["node_modules/typescript/bin/tsc", "--noEmit"],
  ];
  for (const step of steps) {
    const { status } = spawnSync(process.execPath, step, {
      stdio: "inherit",
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    });
    if (status !== 0) return status ?? 1;
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = typeCheck();
