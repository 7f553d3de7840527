"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";
import {
  closeConversation,
  handBackConversation,
  replyAsPerson,
  takeOverConversation,
} from "@/lib/services/messages/conversations";

type Changed = "changed" | "unchanged";

const answerer = z.enum(["person", "receptionist", "closed"]);
const changes = {
  person: takeOverConversation,
  receptionist: handBackConversation,
  closed: closeConversation,
} as const;

/** Says who answers a conversation from now on. */
export async function setAnswerer(
  conversationId: string,
  state: z.infer<typeof answerer>,
): Promise<ActionResult<Changed>> {
  const done = await actAsMember("messages.set_answerer", async ({ ctx, member }) => {
    const read = answerer.safeParse(state);
    if (!read.success) throw new AppError("invalid_input", "That cannot be read. Load the page again.");
    const id = readRowId(conversationId, "conversation");
    return changes[read.data](ctx, { businessId: member.businessId, conversationId: id, memberId: member.claims.sub });
  });
  revalidatePath("/dashboard/messages", "layout");
  return done;
}

/** Sends what a person wrote; `key` names the one press of the button, however often it arrives. */
export async function sendReply(
  conversationId: string,
  words: string,
  key: string,
): Promise<ActionResult<"queued" | "already_sent" | "opted_out">> {
  const done = await actAsMember("messages.send_reply", ({ ctx, member }) =>
    replyAsPerson(ctx, {
      businessId: member.businessId,
      conversationId: readRowId(conversationId, "conversation"),
      memberId: member.claims.sub,
      words: String(words),
      key: String(key).slice(0, 64),
    }),
  );
  revalidatePath("/dashboard/messages", "layout");
  return done;
}
