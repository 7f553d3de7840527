/** A booking fee with what is needed to charge it. */
export interface FeeToCharge {
  id: string;
  businessId: string;
  appointmentId: string;
  reference: string;
  amountCents: number;
  state: "pending" | "invoiced" | "paid" | "failed" | "waived" | "credited" | "disputed";
  stripeCustomerId: string | null;
  stripeInvoiceId: string | null;
  payAttempt: number;
  createdAt: Date;
  service: string;
  startsAt: Date;
  timeZone: string;
}

export interface InvoiceState {
  id: string;
  status: "draft" | "open" | "paid" | "void" | "uncollectible" | "deleted";
  url: string | null;
  /** The fee named in the invoice's metadata; null when it is not a fee's invoice. */
  feeId: string | null;
}
