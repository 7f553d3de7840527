import type { Ctx } from "@/lib/ports";

/** Begins the launch, once; its steps are jobs. `no_number`: the owner has not chosen one yet. */
export function startLaunch(
  ctx: Ctx<"launches">,
  businessId: string,
): Promise<"started" | "already_started" | "no_number"> {
  return ctx.launches.start(businessId, ctx.now);
}
