import { getContainer } from "@/lib/container";
import type { SitePlan } from "@/lib/domain/site/site-plan";

/** The plans for sale; none while the database is away, because a price from memory could be wrong. */
export async function loadPlans(): Promise<SitePlan[]> {
  const { ports, log } = getContainer();
  return ports.site.listPlans().catch((error: unknown) => {
    log.error("site.no_plans", error);
    return [];
  });
}
