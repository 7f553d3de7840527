"use server";

import { revalidatePath } from "next/cache";
import { actAsMember } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";
import { closeEmergency } from "@/lib/services/emergencies/close-emergency";
import { startDrill } from "@/lib/services/emergencies/start-drill";

/** What became of an action: null, or a sentence that says what to do. */
interface Acted {
  problem: string | null;
}

const nobody =
  "Nobody is on call yet, and no phone of your business is known. Add somebody to the ladder above, then practise.";

/** Says that an emergency is dealt with; a drill is ended. */
export async function closeOne(emergencyId: string): Promise<Acted> {
  const done = await actAsMember("emergencies.close", ({ ctx, member }) => {
    const id = readRowId(emergencyId, "emergency");
    return closeEmergency(ctx, { businessId: member.businessId, emergencyId: id, actor: ctx.actor });
  });
  revalidatePath("/dashboard", "layout");
  return { problem: done.ok ? null : done.problem };
}

/** Walks the ladder for practice; one drill runs at a time. */
export async function practiseLadder(): Promise<Acted> {
  const done = await actAsMember("emergencies.drill", ({ ctx, member }) =>
    startDrill(ctx, { businessId: member.businessId, actor: ctx.actor }),
  );
  revalidatePath("/dashboard", "layout");
  if (!done.ok) return { problem: done.problem };
  return { problem: done.result.outcome === "nobody_on_call" ? nobody : null };
}
