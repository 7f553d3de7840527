"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { rowId } from "@/lib/domain/member/row-id";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import {
  cancelByMember,
  type MemberCancelResult,
  type MoveResult,
  moveByMember,
  settleByMember,
} from "@/lib/services/booking/change-by-member";

const target = z.object({ appointmentId: rowId, seenRevision: z.int().positive() });
const status = z.enum(["completed", "no_show", "confirmed"]);

/** What the page sends along: which appointment, and which state of it was looked at. */
export type ChangeTarget = z.infer<typeof target>;

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new AppError("invalid_input", "That cannot be read. Load the page again.");
  return parsed.data;
}

export async function moveAppointment(
  sent: ChangeTarget,
  date: string,
  time: string,
): Promise<ActionResult<MoveResult>> {
  const done = await actAsMember("appointments.move", ({ ctx, member }) =>
    moveByMember(ctx, { ...read(target, sent), businessId: member.businessId, date: String(date), time: String(time) }),
  );
  revalidatePath("/dashboard", "layout");
  return done;
}

export async function cancelAppointment(sent: ChangeTarget, reason: string): Promise<ActionResult<MemberCancelResult>> {
  const done = await actAsMember("appointments.cancel", ({ ctx, member }) =>
    cancelByMember(ctx, { ...read(target, sent), businessId: member.businessId, reason: String(reason) }),
  );
  revalidatePath("/dashboard", "layout");
  return done;
}

export async function settleAppointment(
  sent: ChangeTarget,
  as: z.infer<typeof status>,
): Promise<ActionResult<"settled" | "not_found" | "too_soon">> {
  const done = await actAsMember("appointments.settle", ({ ctx, member }) => {
    const { appointmentId } = read(target, sent);
    return settleByMember(ctx, { businessId: member.businessId, appointmentId, status: read(status, as) });
  });
  revalidatePath("/dashboard", "layout");
  return done;
}
