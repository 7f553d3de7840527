import { defineConfig } from "@playwright/test";
import { launchOptions } from "./__tests__/e2e/browser";

/** Journeys on a running stack: the one of STACK_JSON, or one of their own that the global setup starts and stops. */
export default defineConfig({
  testDir: "__tests__/e2e",
  outputDir: "test-results",
  globalSetup: "./__tests__/e2e/stack-setup.ts",
  workers: 1,
  forbidOnly: true,
  reporter: "list",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: await launchOptions(),
    locale: "en-US",
    timezoneId: "Asia/Tokyo",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    { name: "phone", use: { viewport: { width: 390, height: 844 }, hasTouch: true } },
  ],
});
