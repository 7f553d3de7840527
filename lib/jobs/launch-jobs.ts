import { runStep } from "@/lib/services/launch/run-step";
import { defineJob } from "./job";

export const launchStepJob = defineJob("launch_step", async (ctx, { step }, { businessId, attempts }) => {
  if (!businessId) return { done: "no business" };
  const result = await runStep(ctx, { businessId, step, attempt: attempts });
  if (result.outcome === "later") return { retryInSeconds: result.seconds, reason: result.reason };
  return { done: `${step}: ${result.outcome}` };
});
