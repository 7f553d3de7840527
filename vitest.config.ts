import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    globalSetup: "./__tests__/support/global-setup.ts",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["__tests__/**/*.test.ts"],
          exclude: ["__tests__/stack/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "stack",
          environment: "node",
          include: ["__tests__/stack/**/*.test.ts"],
          // Whole stacks start, crash and wait here; on a busy machine that takes its time.
          testTimeout: 90_000,
          hookTimeout: 240_000,
        },
      },
      { extends: true, test: { name: "jsdom", environment: "jsdom", include: ["__tests__/**/*.test.tsx"] } },
    ],
  },
});
