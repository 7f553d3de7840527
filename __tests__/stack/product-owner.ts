import { endWithProcess } from "@/scripts/local/end-with-process";
import { startStack } from "@/scripts/local/stack";

// A process that owns a stack with the product as built, for the tests that kill it: `product-owner.ts DIR BUILD_FOLDER`.
const [, , dir = "", buildFolder = ""] = process.argv;

async function own(): Promise<void> {
  const stack = await startStack({
    dir,
    ports: { kind: "any" },
    web: "start",
    webEnv: { NEXT_DIST_DIR: buildFolder },
    cronEveryMs: 100,
  });
  endWithProcess(() => stack.stop());
  void stack.lost.then((sentence) => process.send?.({ lost: sentence }));
  process.send?.({ pids: stack.file.pids });
}

void own();
