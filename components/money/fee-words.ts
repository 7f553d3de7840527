import type { Tone } from "@/components/ui/badge";
import type { FeeState } from "@/lib/domain/member/words";

/** Where a booking fee stands. */
export const feeStates: Record<FeeState, { label: string; tone: Tone }> = {
  pending: { label: "Being charged", tone: "quiet" },
  invoiced: { label: "Invoiced", tone: "quiet" },
  paid: { label: "Paid", tone: "booked" },
  failed: { label: "Payment failed", tone: "missed" },
  waived: { label: "Not charged", tone: "quiet" },
  credited: { label: "Credited", tone: "quiet" },
  disputed: { label: "Disputed", tone: "attention" },
};
