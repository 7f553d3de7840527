import { replyWords } from "@/lib/domain/messages/reply-words";
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

/**
 * Sends what a person wrote, once per key; writing takes the conversation over. It leaves through the gate like every
 * text, so that it may wait for the morning. `opted_out`: the customer wants no texts. AppError `invalid_input` for
 * nothing or too much, `not_found`.
 */
export async function replyAsPerson(
  ctx: Ctx<"conversations">,
  { words, key, ...request }: ConversationRequest & { words: string; key: string },
): Promise<"queued" | "already_sent" | "opted_out"> {
  const outcome = await ctx.conversations.queueReply({ ...request, words: tidyWords(words), key, now: ctx.now });
  if (outcome === "not_found") throw new AppError("not_found", "There is no such conversation.");
  return outcome;
}

/**
 * Sends what a person writes first to a customer, once per key, and opens their conversation. `opted_out`: the customer
 * wants no texts. AppError `invalid_input` for nothing, too much or nobody to text, `forbidden`, `not_found`.
 */
export async function startConversation(
  ctx: Ctx<"conversations">,
  request: { businessId: string; customerId: string; memberId: string; words: string; key: string },
): Promise<{ outcome: "queued" | "already_sent"; conversationId: string } | { outcome: "opted_out" }> {
  const started = await ctx.conversations.start({ ...request, words: tidyWords(request.words), now: ctx.now });
  if ("conversationId" in started) return started;
  switch (started.outcome) {
    case "opted_out":
      return { outcome: started.outcome };
    case "no_phone":
      throw new AppError("invalid_input", "There is no number to text.");
    case "not_allowed":
      throw new AppError("forbidden", "Only owners and managers can write to customers.");
    case "not_found":
      throw new AppError("not_found", "There is no such customer any more.");
  }
}

function tidyWords(words: string): string {
  const read = replyWords.safeParse(words);
  if (read.success) return read.data;
  throw new AppError("invalid_input", read.error.issues[0]?.message ?? "Write something first.");
}
