import { sayWait } from "@/lib/domain/limits/rate-rules";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { beginDry, type DryPorts, type DryState, stepDry } from "@/lib/receptionist/playground/dry-conversation";
import { countTurns, dryTurnsMax, openDry, sealDry } from "@/lib/receptionist/playground/dry-token";

export interface TalkRequest {
  businessId: string;
  memberId: string;
  /** How the receptionist is to be; read when the conversation begins. */
  content: ReceptionistContent;
  /** Of the turn before; null begins a conversation with the greeting. */
  token: string | null;
  words: string;
}

export interface TalkedTurn {
  say: string;
  /** What the receptionist asked of the tools, and what became of it. */
  tools: { name: string; args: Record<string, unknown>; outcome: string }[];
  isOver: boolean;
  token: string;
}

/**
 * One turn of a person who plays the caller: the draft answers with the real services, prices and free times, and nothing
 * is booked, written or sent. The conversation travels in a token that only we can make, for this business alone, forty
 * turns and an hour long. Everybody of the team may try, viewers too; turns count per member, and the model spends from the
 * budget of tests. Throws `invalid_input` for a token that is none or has ended, `rate_limited`, `not_found`, `unavailable`.
 */
export async function talkToDraft(ctx: DryPorts & Ctx<"rateLimits">, request: TalkRequest): Promise<TalkedTurn> {
  const { businessId, memberId, token, words } = request;
  const answer = await ctx.rateLimits.take("playground_turn", memberId);
  if (!answer.isAllowed) {
    throw new AppError("rate_limited", `That was a long talk. Wait ${sayWait(answer.retryInSeconds)}, then go on.`);
  }
  const before =
    token === null ? await begin(ctx, request) : openDry(ctx.slotKey, "playground", businessId, token, ctx.now);
  const heard = token === null ? ({ kind: "start" } as const) : ({ kind: "speech", text: words } as const);
  const { state, say, tools } = await stepDry(ctx, businessId, before, heard);
  return {
    say,
    tools: tools.map(({ call, result }) => ({ name: call.name, args: call.args, outcome: result.data.outcome })),
    isOver: state.isOver || countTurns(state) >= dryTurnsMax,
    token: sealDry(ctx.slotKey, "playground", businessId, state),
  };
}

async function begin(ctx: DryPorts, { businessId, content }: TalkRequest): Promise<DryState> {
  const business = await ctx.businesses.describe(businessId, ctx.now);
  if (!business) throw new AppError("not_found", "There is no such business.");
  return beginDry(business, content, ctx.now, ctx.model.isConfigured);
}
