"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type MemberBooking, type MemberEdit, memberBooking, memberEdit } from "@/lib/domain/booking/member-booking";
import { localInstant } from "@/lib/domain/booking/wanted-moment";
import { rowId } from "@/lib/domain/member/row-id";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { bookByMember, type MemberBookingResult } from "@/lib/services/booking/book-by-member";
import {
  cancelByMember,
  type MemberCancelResult,
  type MemberSettleResult,
  settleByMember,
} from "@/lib/services/booking/change-by-member";
import { editByMember, type MemberEditResult } from "@/lib/services/booking/edit-by-member";
import { type PlaceResult, placeByMember } from "@/lib/services/booking/place-by-member";

const target = z.object({ appointmentId: rowId, seenRevision: z.int().positive() });
const moment = z.union([
  z.object({ startsAt: z.iso.datetime({ offset: true }) }),
  z.object({ date: z.string().max(10), time: z.string().max(5) }),
]);
const options = z.object({
  minutes: z.int().min(5).max(1440).optional(),
  resourceId: rowId.optional(),
  mayOverride: z.boolean().optional(),
});
const settled = z.enum(["completed", "no_show", "confirmed"]);

type Target = z.infer<typeof target>;

export async function placeAppointment(
  sent: Target,
  at: z.infer<typeof moment>,
  how: z.infer<typeof options>,
): Promise<ActionResult<PlaceResult | { outcome: "invalid_time" }>> {
  const done = await actAsMember("appointments.place", async ({ ctx, member }) => {
    const asked = read(moment, at);
    const startsAt =
      "startsAt" in asked ? new Date(asked.startsAt) : localInstant(asked.date, asked.time, member.business.timeZone);
    if (!startsAt) return { outcome: "invalid_time" as const };
    return placeByMember(ctx, {
      ...read(target, sent),
      ...read(options, how),
      businessId: member.businessId,
      startsAt,
    });
  });
  return refreshed(done);
}

export async function bookAppointment(
  formId: string,
  values: MemberBooking,
  mayOverride: boolean,
): Promise<ActionResult<MemberBookingResult>> {
  const done = await actAsMember("appointments.book", ({ ctx, member }) =>
    bookByMember(ctx, {
      ...read(memberBooking, values),
      businessId: member.businessId,
      timeZone: member.business.timeZone,
      formId: read(rowId, formId),
      mayOverride: mayOverride === true,
    }),
  );
  return refreshed(done);
}

export async function editAppointment(
  sent: Target,
  values: MemberEdit,
  mayOverride: boolean,
): Promise<ActionResult<MemberEditResult>> {
  const done = await actAsMember("appointments.edit", ({ ctx, member }) =>
    editByMember(ctx, {
      ...read(target, sent),
      ...read(memberEdit, values),
      businessId: member.businessId,
      mayOverride: mayOverride === true,
    }),
  );
  return refreshed(done);
}

export async function cancelAppointment(sent: Target, reason: string): Promise<ActionResult<MemberCancelResult>> {
  const done = await actAsMember("appointments.cancel", ({ ctx, member }) =>
    cancelByMember(ctx, { ...read(target, sent), businessId: member.businessId, reason: String(reason) }),
  );
  return refreshed(done);
}

export async function settleAppointment(
  sent: Target,
  as: z.infer<typeof settled>,
): Promise<ActionResult<MemberSettleResult>> {
  const done = await actAsMember("appointments.settle", ({ ctx, member }) =>
    settleByMember(ctx, { ...read(target, sent), businessId: member.businessId, status: read(settled, as) }),
  );
  return refreshed(done);
}

function refreshed<Result>(done: Result): Result {
  revalidatePath("/dashboard", "layout");
  return done;
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new AppError("invalid_input", "That cannot be read. Load the page again.");
  return parsed.data;
}
