import { z } from "zod";
import { websiteProposal } from "@/lib/domain/website/proposal";
import type { WebsiteImportStore } from "@/lib/ports/website";
import type { AsSystem } from "./as-system";

/** Readings of websites through the app functions of migrations/functions/website. */
export function createWebsiteImportStore(asSystem: AsSystem): WebsiteImportStore {
  return {
    async start({ businessId, memberId, url, now }) {
      const [row] = await asSystem(
        "start_website_import",
        { p_business_id: businessId, p_member_id: memberId, p_url: url, p_now: now },
        z.object({ outcome: z.enum(["started", "running", "forbidden"]), import_id: z.string().nullable() }),
      );
      if (!row?.import_id || row.outcome === "forbidden") return { outcome: "forbidden" };
      return { outcome: row.outcome, importId: row.import_id };
    },
    async load(businessId, importId) {
      const [row] = await asSystem(
        "load_website_import",
        { p_business_id: businessId, p_import_id: importId },
        z.object({
          url: z.string(),
          state: z.enum(["queued", "reading", "ready", "failed", "applied"]),
          proposal: websiteProposal.nullable(),
          applied_items: z.array(z.string()),
        }),
      );
      if (!row) return null;
      const { applied_items: appliedItems, ...rest } = row;
      return { ...rest, appliedItems };
    },
    async keep(businessId, importId, { state, done, total, failure, proposal }, now) {
      const [row] = await asSystem(
        "keep_website_import",
        {
          p_business_id: businessId,
          p_import_id: importId,
          p_import_state: state,
          p_done: done,
          p_total: total,
          p_failure: failure,
          p_proposal: proposal,
          p_now: now,
        },
        z.object({ keep_website_import: z.boolean() }),
      );
      return row?.keep_website_import ?? false;
    },
    async settle({ businessId, memberId, importId, items, now }) {
      const [row] = await asSystem(
        "settle_website_import",
        { p_business_id: businessId, p_member_id: memberId, p_import_id: importId, p_items: items, p_now: now },
        z.object({ settle_website_import: z.enum(["noted", "forbidden", "not_found"]) }),
      );
      return row?.settle_website_import ?? "not_found";
    },
  };
}
