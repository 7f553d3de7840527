import { toE164 } from "@/lib/domain/language/e164";
import type { Ctx } from "@/lib/ports";

/**
 * Sets whom a business turns to for emergencies or transfers, in order; numbers in any form. `forbidden` for members who
 * are neither owner nor manager, `invalid` for a list with a name or number that is none, one number twice, or a line
 * that we answer ourselves. The receptionist at Retell knows transfer targets after its next publishing.
 */
export async function setEscalationTargets(
  ctx: Ctx<"transfers">,
  request: {
    businessId: string;
    memberId: string;
    purpose: "emergency" | "transfer";
    targets: { name: string; phone: string }[];
  },
): Promise<"saved" | "unchanged" | "forbidden" | "invalid"> {
  const targets = request.targets.map(({ name, phone }) => ({ name: name.trim(), phone: toE164(phone) ?? "" }));
  return ctx.transfers.setTargets({ ...request, targets, now: ctx.now });
}
