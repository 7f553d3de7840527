import { expect, test } from "vitest";
import { listCrashPoints } from "@/__tests__/support/crash-points";
import { listLaunchCrashPoints } from "@/__tests__/support/launch-crash-points";

test("a step that no story is killed at has a reason, and the tests that reasons name exist", () => {
  expect(listCrashPoints().length).toBeGreaterThan(80);
  expect(listLaunchCrashPoints().length).toBeGreaterThan(40);
});
