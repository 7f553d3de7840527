import { randomUUID } from "node:crypto";
import { toE164 } from "@/lib/domain/language/e164";
import { isUsNumber } from "@/lib/domain/messages/recipient-places";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { hashMobileCode, makeMobileCode } from "./mobile-code";

export type AskedCode = { outcome: "sent"; number: string } | { outcome: "refused"; problem: string };

const problems = {
  own_line: "This is a number that the receptionist answers. Use your own.",
  wait: "A code is on its way. Wait half a minute before you ask for another.",
  too_many: "Too many codes were asked for. Try again in an hour.",
  no_line: "There is no number yet that a code could come from. Finish the launch first.",
  texts_not_ready: "The carriers have not approved your texts yet. Have yourself called instead.",
  opted_out: "This number replied STOP, so no text reaches it. Text START from it, or have yourself called instead.",
  confirmed: "This number is confirmed already.",
} as const;

/**
 * Sends a member a code that proves that a mobile is theirs, by text through the one gate or by a call. Asked again, the
 * earlier code is worth nothing. AppError `forbidden` for strangers.
 */
export async function askMobileCode(
  ctx: Ctx<"mobiles" | "slotKey">,
  request: { businessId: string; memberId: string; mobile: string; channel: "text" | "call" },
): Promise<AskedCode> {
  const { businessId, memberId, channel } = request;
  const number = toE164(request.mobile.slice(0, 40));
  if (!number) return { outcome: "refused", problem: "Enter a phone number, such as (303) 555-0123." };
  if (!isUsNumber(number)) return { outcome: "refused", problem: "Use a number in the United States." };
  const codeId = randomUUID();
  const code = makeMobileCode(ctx.slotKey, codeId);
  const codeHash = hashMobileCode(ctx.slotKey, { businessId, memberId, code });
  const asked = await ctx.mobiles.ask({ businessId, memberId, codeId, number, channel, codeHash, now: ctx.now });
  if (asked === "not_allowed") throw new AppError("forbidden", "You do not belong to this business any more.");
  return asked === "sent" ? { outcome: "sent", number } : { outcome: "refused", problem: problems[asked] };
}
