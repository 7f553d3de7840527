import { defineConfig } from "@playwright/test";
import { launchOptions } from "./__tests__/e2e/browser";

/**
 * Journeys on a running stack: the one of STACK_JSON, or one for each worker, so that they do not meet each other's data.
 * What cannot differ by the size of the window, or looks at both sizes itself, has the tag "@desktop" and runs once.
 */
export default defineConfig({
  testDir: "__tests__/e2e",
  outputDir: "test-results",
  workers: process.env.STACK_JSON ? 1 : 2,
  forbidOnly: true,
  reporter: "list",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: await launchOptions(),
    locale: "en-US",
    timezoneId: "Asia/Tokyo",
    // Without its film strip, which would cost every test that passes a good part of a processor.
    trace: { mode: "retain-on-failure", screenshots: false },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    {
      name: "phone",
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
  ],
});
