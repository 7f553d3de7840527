import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    globalSetup: "./__tests__/support/global-setup.ts",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "node", environment: "node", include: ["__tests__/**/*.test.ts"] } },
      { extends: true, test: { name: "jsdom", environment: "jsdom", include: ["__tests__/**/*.test.tsx"] } },
    ],
  },
});
