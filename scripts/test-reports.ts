import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** What a runner's JSON says of its run. */
export interface TestReport {
  passed: number;
  failed: number;
  /** Each failed test: where it is, its name, and the beginning of what went wrong. */
  failures: string[];
  /** Each test that failed and passed when it ran again; it is among those that passed. */
  unsteady: string[];
}

const errorLinesMax = 12;

function describeFailure(title: string, error: string): string {
  const lines = stripVTControlCharacters(error).trim().split("\n").slice(0, errorLinesMax);
  return [`× ${title}`, ...lines.map((line) => `    ${line}`)].join("\n");
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** The JSON of Vitest's reporter. A file that failed outside of its tests is among the failures, without being counted. */
export function readVitest(json: string): TestReport {
  const report = vitestReport.parse(JSON.parse(json));
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages }) => ({
      title: `${name} > ${fullName}`,
      status,
      error: (failureMessages ?? []).join("\n"),
    })),
  );
  const describeAll = (some: typeof tests) => some.map(({ title, error }) => describeFailure(title, error));
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    failures: [
      ...describeAll(tests.filter(({ status }) => status === "failed")),
      ...brokenFiles.map(({ name, message }) => describeFailure(name, message)),
    ],
    unsteady: describeAll(tests.filter(({ status, error }) => status === "passed" && error !== "")),
  };
}

const playwrightSpec = z.object({
  file: z.string(),
  title: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.string(),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().default("") })).default([]) })),
    }),
  ),
});

const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).default([]);
  },
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
  suites: z.array(playwrightSuite),
  /** What failed outside of the tests. */
  errors: z.array(z.object({ message: z.string().default("") })).default([]),
});

function listSpecs(suite: z.infer<typeof playwrightSuite>): z.infer<typeof playwrightSpec>[] {
  return [...suite.specs, ...suite.suites.flatMap(listSpecs)];
}

/** The JSON of Playwright's reporter. What failed outside of the tests is among the failures, without being counted. */
export function readPlaywright(json: string): TestReport {
  const { stats, suites, errors: outside } = playwrightReport.parse(JSON.parse(json));
  const describeAll = (wanted: "unexpected" | "flaky") =>
    suites.flatMap(listSpecs).flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === wanted)
        .map((test) => {
          const errors = test.results.flatMap((result) => result.errors.map(({ message }) => message));
          return describeFailure(`${spec.file} (${test.projectName}) > ${spec.title}`, errors.join("\n"));
        }),
    );
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: [
      ...describeAll("unexpected"),
      ...outside.map(({ message }) => describeFailure("outside of the tests", message)),
    ],
    unsteady: describeAll("flaky"),
  };
}
