import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Row } from "./report";

const secondsMax = 180;

/** Time from `git clone` to a call that was answered and booked: npm ci, the stack, the demo. What is committed counts. */
export function measureClone(): Row[] {
  const folder = mkdtempSync(path.join(tmpdir(), "cloudgreet-clone-"));
  const began = performance.now();
  try {
    const cloned = spawnSync("git", ["clone", "--quiet", process.cwd(), folder], { stdio: "inherit" });
    const shown = spawnSync("npm", ["run", "demo", "--", "--exit"], { cwd: folder, stdio: "inherit" });
    const isAnswered = cloned.status === 0 && shown.status === 0;
    return [
      {
        what: "fresh clone to an answered call",
        value: isAnswered ? (performance.now() - began) / 1000 : Number.POSITIVE_INFINITY,
        unit: "s",
        limit: { max: secondsMax },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
