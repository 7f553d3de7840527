import { expect, test } from "vitest";
import { readPlaywright, readVitest } from "@/scripts/test-reports";

test("a report of Vitest names each failed test with what went wrong, and files that failed outside of their tests", () => {
  const json = JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      {
        name: "jobs/drain.test.ts",
        status: "failed",
        message: "",
        assertionResults: [
          { fullName: "a job runs once", status: "passed", failureMessages: [] },
          { fullName: "a job waits", status: "passed", failureMessages: ["too late"] },
          {
            fullName: "a job that fails runs again",
            status: "failed",
            failureMessages: ["\u001b[31mexpected 2 to be 1\u001b[39m\n  at drain.test.ts:9"],
          },
        ],
      },
      { name: "jobs/broken.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] },
      { name: "jobs/fine.test.ts", status: "passed", message: "", assertionResults: [] },
    ],
  });

  expect(readVitest(json)).toEqual({
    passed: 3,
    failed: 1,
    failures: [
      "× jobs/drain.test.ts > a job that fails runs again\n    expected 2 to be 1\n      at drain.test.ts:9",
      "× jobs/broken.test.ts\n    Cannot find module",
    ],
    unsteady: ["× jobs/drain.test.ts > a job waits\n    too late"],
  });
});

test("a report of Playwright names each failed test, its window, and what failed outside of the tests", () => {
  const spec = (title: string, status: string, message?: string) => ({
    file: "calls.spec.ts",
    title,
    tests: [{ projectName: "phone", status, results: [{ errors: message ? [{ message }] : [] }] }],
  });
  const json = JSON.stringify({
    stats: { expected: 1, flaky: 1, unexpected: 1 },
    suites: [
      {
        specs: [spec("the list opens", "expected"), spec("a text comes", "flaky", "not yet")],
        suites: [{ specs: [spec("a call rings", "unexpected", "no bell")] }],
      },
    ],
    errors: [{ message: "the server stopped" }],
  });

  expect(readPlaywright(json)).toEqual({
    passed: 2,
    failed: 1,
    failures: ["× calls.spec.ts (phone) > a call rings\n    no bell", "× outside of the tests\n    the server stopped"],
    unsteady: ["× calls.spec.ts (phone) > a text comes\n    not yet"],
  });
});
