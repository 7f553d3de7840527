import { z } from "zod";
import type { FeeStore } from "@/lib/ports/stores";
import type { AsSystem } from "./as-system";

type BillingWrites = Pick<FeeStore, "dispute" | "withdrawDispute" | "saveInvoice" | "findCustomer">;

/** Disputes, invoices and the account of a business, through the app functions of migrations/functions/money. */
export function createBillingWrites(asSystem: AsSystem): BillingWrites {
  return {
    async dispute({ businessId, memberId, feeId, reason, now }) {
      const outcome = z.enum([
        "disputed",
        "already_disputed",
        "decided_before",
        "not_disputable",
        "not_allowed",
        "not_found",
      ]);
      const [row] = await asSystem(
        "dispute_fee",
        { p_business_id: businessId, p_member_id: memberId, p_fee_id: feeId, p_reason: reason, p_now: now },
        z.object({ dispute_fee: outcome }),
      );
      return row?.dispute_fee ?? "not_found";
    },
    async withdrawDispute({ businessId, memberId, feeId, now }) {
      const [row] = await asSystem(
        "withdraw_dispute",
        { p_business_id: businessId, p_member_id: memberId, p_fee_id: feeId, p_now: now },
        z.object({ withdraw_dispute: z.enum(["withdrawn", "not_disputed", "not_allowed", "not_found"]) }),
      );
      return row?.withdraw_dispute ?? "not_found";
    },
    async saveInvoice(invoiceId, document) {
      const [row] = await asSystem(
        "save_invoice",
        {
          p_stripe_customer_id: document.customerId,
          p_invoice_id: invoiceId,
          p_invoice_number: document.number,
          p_invoice_kind: document.kind,
          p_invoice_status: document.status,
          p_total_cents: document.totalCents,
          p_invoice_url: document.url,
          p_issued_at: document.issuedAt,
        },
        z.object({ save_invoice: z.enum(["saved", "unknown"]) }),
      );
      return row?.save_invoice ?? "unknown";
    },
    async findCustomer(businessId) {
      const [row] = await asSystem(
        "load_billing_account",
        { p_business_id: businessId },
        z.object({ load_billing_account: z.string().nullable() }),
      );
      return row?.load_billing_account ?? null;
    },
  };
}
