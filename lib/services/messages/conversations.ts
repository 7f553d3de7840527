import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

/** A conversation of a business, and the member who acts. The caller has checked that they belong to the business. */
export interface ConversationRequest {
  businessId: string;
  conversationId: string;
  memberId: string;
}

type Changed = "changed" | "unchanged";

/** Lets a person answer from now on; what the receptionist has not answered yet is theirs. AppError `not_found`. */
export function takeOverConversation(ctx: Ctx<"conversations">, request: ConversationRequest): Promise<Changed> {
  return setState(ctx, request, "person");
}

/** Gives a conversation back to the receptionist, who begins anew with the next text. AppError `not_found`. */
export function handBackConversation(ctx: Ctx<"conversations">, request: ConversationRequest): Promise<Changed> {
  return setState(ctx, request, "receptionist");
}

/** Puts a conversation away until the customer writes again. AppError `not_found`. */
export function closeConversation(ctx: Ctx<"conversations">, request: ConversationRequest): Promise<Changed> {
  return setState(ctx, request, "closed");
}

async function setState(
  ctx: Ctx<"conversations">,
  request: ConversationRequest,
  state: "receptionist" | "person" | "closed",
): Promise<Changed> {
  const outcome = await ctx.conversations.setState({ ...request, state, now: ctx.now });
  if (outcome === "not_found") throw new AppError("not_found", "There is no such conversation.");
  return outcome;
}

const wordsMax = 1_000;

/**
 * Sends what a person wrote, once per key; writing takes the conversation over. It leaves through the gate like every
 * text, so that it may wait for the morning. `opted_out`: the customer wants no texts. AppError `invalid_input` for
 * nothing or too much, `not_found`.
 */
export async function replyAsPerson(
  ctx: Ctx<"conversations">,
  { words, key, ...request }: ConversationRequest & { words: string; key: string },
): Promise<"queued" | "already_sent" | "opted_out"> {
  const tidy = words.trim();
  if (tidy === "" || tidy.length > wordsMax) {
    throw new AppError("invalid_input", `A reply has 1 to ${wordsMax} characters.`);
  }
  const outcome = await ctx.conversations.queueReply({ ...request, words: tidy, key, now: ctx.now });
  if (outcome === "not_found") throw new AppError("not_found", "There is no such conversation.");
  return outcome;
}
