import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import { AppError } from "@/lib/errors";
import { beginDry, type DryPorts, type DryState, stepDry } from "@/lib/receptionist/playground/dry-conversation";

export interface TalkRequest {
  businessId: string;
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

const tokenCharsMax = 400_000;

/**
 * One turn of a person who plays the caller: the draft answers with the real services, prices and free times, and nothing
 * is booked, written or sent. The conversation travels in a token that only we can make, for this business alone. Throws
 * `invalid_input` for a token that is none, `not_found`, `unavailable`.
 */
export async function talkToDraft(ctx: DryPorts, request: TalkRequest): Promise<TalkedTurn> {
  const { businessId, token, words } = request;
  const before = token === null ? await begin(ctx, request) : open(ctx, businessId, token);
  const heard = token === null ? ({ kind: "start" } as const) : ({ kind: "speech", text: words } as const);
  const { state, say, tools } = await stepDry(ctx, businessId, before, heard);
  return {
    say,
    tools: tools.map(({ call, result }) => ({ name: call.name, args: call.args, outcome: result.data.outcome })),
    isOver: state.isOver,
    token: seal(ctx, businessId, state),
  };
}

async function begin(ctx: DryPorts, { businessId, content }: TalkRequest): Promise<DryState> {
  const business = await ctx.businesses.describe(businessId, ctx.now);
  if (!business) throw new AppError("not_found", "There is no such business.");
  return beginDry(business, content, ctx.now, ctx.model.isConfigured);
}

function seal(ctx: DryPorts, businessId: string, state: DryState): string {
  const body = Buffer.from(JSON.stringify(state)).toString("base64url");
  return `${body}.${signatureOf(ctx, businessId, body)}`;
}

function open(ctx: DryPorts, businessId: string, token: string): DryState {
  const [body = "", signature = ""] = token.length <= tokenCharsMax ? token.split(".") : [];
  if (body === "" || signature !== signatureOf(ctx, businessId, body)) {
    throw new AppError("invalid_input", "This conversation cannot go on. Start a new one.");
  }
  return JSON.parse(Buffer.from(body, "base64url").toString());
}

const signatureOf = (ctx: DryPorts, businessId: string, body: string): string =>
  ctx.slotKey.sign(`playground ${businessId} ${body}`).toString("base64url");
