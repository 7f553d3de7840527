import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("the test command says its count on the last line, and ends", { timeout: 60_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/bootstrap.mjs", "test", "--only", "lint"]);

  expect(stdout.trim().split("\n").at(-1)).toMatch(/^\d+ passed, \d+ failed$/);
});
