"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { SavedState } from "@/components/calendar-settings/settings-form";
import { getContainer } from "@/lib/container";
import { AppError, toAppError } from "@/lib/errors";
import { memberContext, mustManage } from "@/lib/http/member-context";
import { readRowId } from "@/lib/http/read-row-id";
import { requireMember, requireUser } from "@/lib/http/session";
import { chooseCalendars, disconnectCalendar } from "@/lib/services/calendar/change-connection";
import { resolveExternalChange } from "@/lib/services/calendar/resolve-external-change";

const page = "/dashboard/calendar-settings";

/** The member behind a write, who may make it, and what services need. */
async function openWrite() {
  const member = await requireMember();
  mustManage(member);
  const user = await requireUser();
  const container = getContainer();
  const ids = { businessId: member.businessId, memberId: user.id };
  return { container, ctx: memberContext(container, member), ids };
}

function finishWrite({ container }: Awaited<ReturnType<typeof openWrite>>): void {
  container.afterResponse(() => container.drain());
  revalidatePath(page);
}

const settings = z.object({
  target: z.string().min(1),
  onExternalChange: z.enum(["ask", "apply"]),
  countsTentative: z.boolean(),
  busy: z.array(z.string()).max(250),
});

const problems = {
  not_connected: "The calendar is not connected any more. Connect it again.",
  unknown_calendar: "That calendar is gone, or you may not write to it. Choose another one.",
};

/** Saves which calendars count and what happens to changes made there. */
export async function saveSettings(_before: SavedState | null, form: FormData): Promise<SavedState> {
  try {
    const write = await openWrite();
    const { ctx, ids } = write;
    const wanted = settings.parse({
      target: form.get("target"),
      onExternalChange: form.get("onExternalChange"),
      countsTentative: form.get("countsTentative") === "yes",
      busy: form.getAll("busy"),
    });
    const chosen = await chooseCalendars(ctx, { ...ids, targetId: wanted.target, busyIds: wanted.busy });
    if (chosen !== "saved") return { tone: "missed", text: problems[chosen] };
    const { onExternalChange, countsTentative } = wanted;
    await ctx.calendarConnections.set({ ...ids, onExternalChange, countsTentative, now: ctx.now });
    finishWrite(write);
    return { tone: "booked", text: "Saved. The calendars are read anew." };
  } catch (thrown) {
    return { tone: "missed", text: toAppError(thrown).message };
  }
}

/** Ends the connection. */
export async function disconnect(): Promise<void> {
  const write = await openWrite();
  await disconnectCalendar(write.ctx, write.ids);
  finishWrite(write);
}

/** Opens the feed at a new address, or closes it. */
export async function setFeed(isOpen: boolean): Promise<void> {
  const write = await openWrite();
  const { businessId, memberId } = write.ids;
  await write.ctx.calendarConnections.setFeed(businessId, isOpen === true, memberId, write.ctx.now);
  finishWrite(write);
}

/** Moves or cancels the appointment as its event was, or keeps it. A refusal is said on the page. */
export async function decideChange(changeId: string, decision: "apply" | "keep"): Promise<void> {
  const write = await openWrite();
  const parsed = z.enum(["apply", "keep"]).safeParse(decision);
  if (!parsed.success) throw new AppError("invalid_input", "This change cannot be decided.");
  const { businessId } = write.ids;
  const change = { businessId, changeId: readRowId(changeId, "change"), decision: parsed.data };
  const result = await resolveExternalChange(write.ctx, change);
  finishWrite(write);
  redirect(`${page}?decided=${result.outcome}`);
}
