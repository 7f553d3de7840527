"use server";

import { z } from "zod";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { type OnMyWayResult, tellOnMyWay } from "@/lib/services/messages/tell-on-my-way";

const asked = z.object({ appointmentId: z.uuid(), minutes: z.number().nullable() });

/** Tells the customer of one appointment that somebody is on the way. */
export async function sayOnMyWay(appointmentId: string, minutes: number | null): Promise<ActionResult<OnMyWayResult>> {
  return actAsMember("appointments.on_my_way", ({ ctx, member }) => {
    const read = asked.safeParse({ appointmentId, minutes });
    if (!read.success) throw new AppError("invalid_input", "That cannot be read. Load the page again.");
    return tellOnMyWay(ctx, { ...read.data, businessId: member.businessId, memberId: member.claims.sub });
  });
}
