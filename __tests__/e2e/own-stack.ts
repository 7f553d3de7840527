import { existsSync } from "node:fs";
import path from "node:path";
import { startTestStack } from "@/__tests__/support/stack";
import { endWithProcess } from "@/scripts/local/end-with-process";
import { seedStack } from "@/scripts/seed/seed-stack";

// A process of its own, because Playwright's loader cannot load the application. Tells its parent where the stack
// is, and stops it when the parent lets go. Uses the build when there is one.
const starting = startTestStack({
  web: existsSync(path.join(process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID")) ? "start" : "dev",
  seed: seedStack,
  scenario: "quiet-plumber",
});
const end = endWithProcess(async () => {
  const stack = await starting.catch(() => undefined);
  await stack?.stop();
});
process.once("disconnect", () => void end(0));
const stack = await starting;
process.send?.(path.join(stack.dir, "stack.json"));
