import { z } from "zod";
import type { DunningStore } from "@/lib/ports/dunning";
import type { AsSystem } from "./as-system";

const facts = z.object({
  business_name: z.string(),
  time_zone: z.string(),
  stripe_customer_id: z.string().nullable(),
  is_over: z.boolean(),
  is_sent: z.boolean(),
  began_at: z.date(),
  pauses_at: z.date(),
  monthly_cents: z.number().nullable(),
});

/** Unpaid plans, through the app functions of migrations/functions/money. */
export function createDunningStore(asSystem: AsSystem): DunningStore {
  return {
    async load({ businessId, episodeId, notice }) {
      const args = { p_business_id: businessId, p_episode_id: episodeId, p_notice: notice };
      const [row] = await asSystem("load_dunning", args, facts);
      if (!row) return null;
      return {
        businessName: row.business_name,
        timeZone: row.time_zone,
        customerId: row.stripe_customer_id,
        isOver: row.is_over,
        isSent: row.is_sent,
        beganAt: row.began_at,
        pausesAt: row.pauses_at,
        monthlyCents: row.monthly_cents,
      };
    },
    async settle({ businessId, episodeId, notice, isReached, now }) {
      await asSystem(
        "settle_dunning_notice",
        { p_business_id: businessId, p_episode_id: episodeId, p_notice: notice, p_is_reached: isReached, p_now: now },
        z.object({}),
      );
    },
    async sweep(now) {
      const [row] = await asSystem(
        "sweep_dunning",
        { p_now: now },
        z.object({ notices: z.number(), pauses: z.number() }),
      );
      return row ?? { notices: 0, pauses: 0 };
    },
  };
}
