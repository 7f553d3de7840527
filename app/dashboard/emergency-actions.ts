"use server";

import { revalidatePath } from "next/cache";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";
import { closeEmergency } from "@/lib/services/emergencies/close-emergency";
import { startDrill } from "@/lib/services/emergencies/start-drill";

const nobody =
  "Nobody is on call yet, and no phone of your business is known. Add somebody to the ladder above, then practice.";

/** Says that an emergency is dealt with; a drill is ended. */
export async function closeOne(emergencyId: string): Promise<ActionResult<unknown>> {
  const done = await actAsMember("emergencies.close", ({ ctx, member }) => {
    const id = readRowId(emergencyId, "emergency");
    return closeEmergency(ctx, { businessId: member.businessId, emergencyId: id, actor: ctx.actor });
  });
  revalidatePath("/dashboard", "layout");
  return done;
}

/** Walks the ladder for practice; one drill runs at a time. */
export async function practiceLadder(): Promise<ActionResult<unknown>> {
  const done = await actAsMember("emergencies.drill", async ({ ctx, member }) => {
    const started = await startDrill(ctx, { businessId: member.businessId, actor: ctx.actor });
    if (started.outcome === "nobody_on_call") throw new AppError("conflict", nobody);
    return null;
  });
  revalidatePath("/dashboard", "layout");
  return done;
}
