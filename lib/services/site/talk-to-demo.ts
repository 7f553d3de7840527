import type { Ctx } from "@/lib/ports";
import type { ToolResult } from "@/lib/receptionist/brain/brain";
import {
  beginDry,
  type DryPorts,
  type DryState,
  type DryTurn,
  stepDry,
} from "@/lib/receptionist/playground/dry-conversation";
import { countTurns, dryTurnsMax, openDry, sealDry } from "@/lib/receptionist/playground/dry-token";

export interface DemoTurn {
  outcome: "answered";
  business: string;
  timeZone: string;
  say: string;
  /** Free times that were looked up for this answer, as they are said. */
  offered: string[];
  /** The appointment that a real call would have made. `startsAt` is ISO 8601. */
  booked: { service: string; startsAt: string; spoken: string; name: string; address: string } | null;
  isOver: boolean;
  token: string;
}

/**
 * One turn of a visitor with the scripted receptionist of the demo business: its services, prices and free times are
 * read as in a call, and nothing is booked, written, billed or sent. `token` null begins; the conversation travels in
 * it. `no_demo` when there is no such business. AppError `invalid_input` for a token that is none or too old.
 */
export async function talkToDemo(
  ctx: DryPorts & Ctx<"site">,
  { token, words }: { token: string | null; words: string },
): Promise<DemoTurn | { outcome: "no_demo" }> {
  const demo = await ctx.site.findDemo();
  if (!demo) return { outcome: "no_demo" };
  const before = token === null ? await begin(ctx, demo.id) : openDry(ctx.slotKey, "demo", demo.id, token, ctx.now);
  if (!before) return { outcome: "no_demo" };
  const heard = token === null ? ({ kind: "start" } as const) : ({ kind: "speech", text: words } as const);
  const turn = await stepDry(ctx, demo.id, before, heard);
  return {
    outcome: "answered",
    business: demo.name,
    timeZone: demo.timeZone,
    say: turn.say,
    offered: turn.tools.flatMap(({ result }) => offersOf(result)),
    booked: bookedIn(turn),
    isOver: turn.state.isOver || countTurns(turn.state) >= dryTurnsMax,
    token: sealDry(ctx.slotKey, "demo", demo.id, turn.state),
  };
}

async function begin(ctx: DryPorts, businessId: string): Promise<DryState | null> {
  const business = await ctx.businesses.describe(businessId, ctx.now);
  return business && beginDry(business, business.receptionist, ctx.now, false);
}

function offersOf({ data }: ToolResult["result"]): string[] {
  const slots = "slots" in data && Array.isArray(data.slots) ? data.slots : [];
  return slots.flatMap(({ spoken }) => (typeof spoken === "string" ? [spoken] : []));
}

function bookedIn({ tools }: DryTurn): DemoTurn["booked"] {
  const made = tools.find(({ call, result }) => call.name === "book_appointment" && result.data.outcome === "booked");
  const appointment = made?.result.data.appointment as Record<string, string> | undefined;
  if (!made || !appointment) return null;
  const { name, address } = made.call.args;
  return {
    service: appointment.service ?? "",
    startsAt: appointment.starts_at ?? "",
    spoken: appointment.spoken ?? "",
    name: typeof name === "string" ? name : "",
    address: typeof address === "string" ? address : "",
  };
}
