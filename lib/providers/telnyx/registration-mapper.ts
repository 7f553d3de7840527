import { z } from "zod";
import type { RegistrationEvent } from "@/lib/domain/messages/registration-event";

const words = z.string().trim().min(1);
const reasons = z
  .array(z.union([words, z.object({ description: words }).transform(({ description }) => description)]))
  .nullish()
  .catch(null);
const campaign = z.object({
  campaignId: z.string().min(1),
  type: z.string(),
  status: z.string(),
  description: words.nullish().catch(null),
  reasons,
});
const tollFree = z.object({
  verificationStatus: z.string(),
  reason: words.nullish().catch(null),
});
const wrapped = z.object({ data: z.object({ payload: z.unknown() }) });
const reasonMax = 500;

/**
 * A verdict in our words; null for the steps before it and for every other event. Bodies come flat or inside
 * `data.payload`. A campaign may text when the networks accepted it (MNO_REVIEW); a refusal at any step is one.
 */
export function toRegistrationEvent(body: unknown): RegistrationEvent | null {
  const inside = wrapped.safeParse(body);
  const payload = inside.success ? inside.data.data.payload : body;
  const verified = tollFree.safeParse(payload);
  if (verified.success) return toTollFreeVerdict(verified.data);
  const update = campaign.safeParse(payload);
  return update.success ? toCampaignVerdict(update.data) : null;
}

function toCampaignVerdict(update: z.infer<typeof campaign>): RegistrationEvent | null {
  const reason = toReason([...(update.reasons ?? []), ...(update.reasons?.length ? [] : [update.description])]);
  const status = update.status.toUpperCase();
  const about = { kind: "10dlc", campaignId: update.campaignId } as const;
  if (status === "REJECTED" || status === "FAILED") return { ...about, state: "rejected", reason };
  if (status === "DORMANT") return { ...about, state: "suspended", reason };
  const isAccepted = status === "ACCEPTED" && update.type === "MNO_REVIEW";
  return isAccepted ? { ...about, state: "approved", reason: null } : null;
}

function toTollFreeVerdict({ verificationStatus, reason }: z.infer<typeof tollFree>): RegistrationEvent | null {
  const about = { kind: "toll_free", campaignId: null } as const;
  if (verificationStatus === "Verified") return { ...about, state: "approved", reason: null };
  // They wait for the customer when something must be changed: to the owner that is a refusal with a reason.
  const isRefused = verificationStatus === "Rejected" || verificationStatus === "Waiting For Customer";
  return isRefused ? { ...about, state: "rejected", reason: toReason([reason]) } : null;
}

function toReason(parts: (string | null | undefined)[]): string | null {
  const text = parts.filter((part) => part).join(" ");
  return text === "" ? null : text.slice(0, reasonMax);
}
