import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { secrets } from "@/__tests__/support/world";
import { answerHealth } from "@/lib/http/answer-health";
import { runSweeps } from "@/lib/http/run-sweeps";
import { withCron } from "@/lib/http/with-cron";

let app: TestContainer;
let runs: number;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(() => {
  runs = 0;
  app.lines.length = 0;
});
afterAll(() => app.close());

function call(authorization: string | null): Promise<Response> {
  const headers = new Headers(authorization === null ? {} : { authorization });
  const request = new Request("https://app.example.com/api/cron/process-jobs", { headers });
  return withCron(app.container, request, async () => {
    runs += 1;
    return { done: true };
  });
}

describe("scheduled work", () => {
  test("runs for whoever holds the secret", async () => {
    const response = await call(`Bearer ${secrets.cronSecret}`);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ done: true });
    expect(runs).toBe(1);
  });

  test.each([
    null,
    "",
    "Bearer ",
    "Bearer",
    secrets.cronSecret,
    `bearer ${secrets.cronSecret}`,
    `Bearer ${secrets.cronSecret}x`,
    `Bearer ${secrets.cronSecret.slice(0, -1)}`,
    "Bearer undefined",
  ])("does not run for %s", async (authorization) => {
    expect((await call(authorization)).status).toBe(401);
    expect(runs).toBe(0);
    expect(app.lines).toMatchObject([{ event: "cron.rejected" }]);
  });

  test("that fails says so without saying how", async () => {
    const request = new Request("https://app.example.com/x", {
      headers: { authorization: `Bearer ${secrets.cronSecret}` },
    });

    const response = await withCron(app.container, request, () => Promise.reject(new Error("password is hunter2")));

    expect(response.status).toBe(503);
    expect(await response.text()).toBe("");
  });

  test("goes on after a sweep that fails: the others and the queue run, and the cron sees that one failed", async () => {
    await app.database.admin.query("select private.record_incident('kind', 'key', '{}', $1)", [app.clock.now]);
    const request = new Request("https://app.example.com/x", {
      headers: { authorization: `Bearer ${secrets.cronSecret}` },
    });

    const response = await withCron(app.container, request, (container) =>
      runSweeps(container, {
        calls: () => Promise.reject(new Error("canceling statement due to statement timeout")),
        texts: async () => {
          runs += 1;
        },
      }),
    );

    expect([response.status, runs, app.alerts.sent.length]).toEqual([503, 1, 1]);
    expect(app.lines).toContainEqual(
      expect.objectContaining({ event: "cron.sweep_failed", fields: expect.objectContaining({ sweep: "calls" }) }),
    );
  });
});

describe("health", () => {
  test("says that the database answers", async () => {
    const response = await answerHealth(app.container);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: "ok", database: "up", deadJobs: 0 });
  });
});
