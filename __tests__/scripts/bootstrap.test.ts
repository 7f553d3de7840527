import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

test("an old Node for which no package brings a new one is refused before anything is installed", () => {
  const root = mkdtempSync(path.join(tmpdir(), "cloudgreet-bootstrap-"));
  mkdirSync(path.join(root, "scripts"));
  for (const file of ["scripts/bootstrap.mjs", "package-lock.json"]) copyFileSync(file, path.join(root, file));
  const onAMac = `data:text/javascript,
    Object.defineProperty(process, "platform", { value: "darwin" });
    Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.1.0" } });`;

  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", onAMac, path.join(root, "scripts/bootstrap.mjs"), "doctor"],
    { encoding: "utf8", env: { ...process.env, PATH: "" } },
  );
  rmSync(root, { recursive: true, force: true });

  expect(stderr).toMatch(/^Node 24 is needed/);
  expect(status).toBe(1);
});
