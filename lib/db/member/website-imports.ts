import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import { websiteProposal } from "@/lib/domain/website/proposal";
import type { WebsiteImportView } from "@/lib/domain/website/website-import-view";

/** The newest reading of a business's website; null when there was none. */
export async function loadWebsiteImport(
  transaction: Transaction<DB>,
  businessId: string,
): Promise<WebsiteImportView | null> {
  const row = await transaction
    .selectFrom("website_imports")
    .where("business_id", "=", businessId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .select(["id", "url", "state", "done", "total", "failure", "proposal", "applied_items"])
    .select(sql<boolean>`state in ('queued', 'reading') and created_at < now() - interval '5 minutes'`.as("isLate"))
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { state, proposal, applied_items: appliedItems, ...rest } = row;
  // A proposal of an older form is as good as none.
  const parsed = websiteProposal.safeParse(proposal);
  return {
    ...rest,
    state: state as WebsiteImportView["state"],
    proposal: parsed.success ? parsed.data : null,
    appliedItems,
  };
}
