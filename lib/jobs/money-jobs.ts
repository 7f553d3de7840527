import { sendDunningNotice } from "@/lib/services/money/send-dunning-notice";
import { defineJob } from "./job";

export const sendDunningNoticeJob = defineJob("send_dunning_notice", async (ctx, payload, { businessId, key }) => {
  if (!businessId) return { done: "no business" };
  const { episode_id: episodeId, notice } = payload;
  return { done: await sendDunningNotice(ctx, { businessId, episodeId, notice, idempotencyKey: key }) };
});
