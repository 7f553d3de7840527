"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { SavedChoices } from "@/components/calendar-settings/settings-form";
import { calendarChoices } from "@/lib/domain/calendar/calendar-choices";
import { problemsOf } from "@/lib/domain/forms/problems-of";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";
import { chooseCalendars, disconnectCalendar } from "@/lib/services/calendar/change-connection";
import { resolveExternalChange } from "@/lib/services/calendar/resolve-external-change";

const page = "/dashboard/calendar-settings";

const unknown = "That calendar is gone, or you may not write to it. Choose another one.";

/** Saves which calendars count and what happens to changes made there, if nobody else has since. */
export async function saveSettings(baseRevision: number, choices: unknown): Promise<ActionResult<SavedChoices>> {
  const done = await actAsMember<SavedChoices>("calendar.choose", async ({ ctx, member }) => {
    const read = calendarChoices.safeParse(choices);
    if (!read.success) return { outcome: "invalid", problems: problemsOf(calendarChoices, choices) ?? {} };
    const outcome = await chooseCalendars(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      baseRevision: Number(baseRevision),
      choices: read.data,
    });
    if (outcome === "unknown_calendar") return { outcome: "invalid", problems: { targetId: unknown } };
    if (outcome === "not_connected") {
      throw new AppError("conflict", "The calendar is not connected any more. Connect it again.");
    }
    return { outcome };
  });
  revalidatePath(page);
  return done;
}

/** Ends the connection. */
export async function disconnect(): Promise<ActionResult<null>> {
  const done = await actAsMember("calendar.disconnect", async ({ ctx, member: { businessId, claims } }) => {
    await disconnectCalendar(ctx, { businessId, memberId: claims.sub });
    return null;
  });
  revalidatePath(page);
  return done;
}

/** Opens the feed at a new address, or closes it. */
export async function setFeed(isOpen: boolean): Promise<ActionResult<null>> {
  const done = await actAsMember("calendar.set_feed", async ({ ctx, member: { businessId, claims } }) => {
    await ctx.calendarConnections.setFeed(businessId, isOpen === true, claims.sub, ctx.now);
    return null;
  });
  revalidatePath(page);
  return done;
}

/** Moves or cancels the appointment as its event was, or keeps it. What came of it is said on the page. */
export async function decideChange(changeId: string, decision: "apply" | "keep"): Promise<ActionResult<string>> {
  const done = await actAsMember("calendar.decide_change", async ({ ctx, member }) => {
    const read = z.enum(["apply", "keep"]).safeParse(decision);
    if (!read.success) throw new AppError("invalid_input", "This change cannot be decided.");
    const change = { businessId: member.businessId, changeId: readRowId(changeId, "change"), decision: read.data };
    const { outcome } = await resolveExternalChange(ctx, change);
    return outcome;
  });
  revalidatePath(page);
  if (done.ok) redirect(`${page}?decided=${done.result}`);
  return done;
}
