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
  /** What its reader sees; absent for a draft. */
  document?: InvoiceDocument;
}

/** An invoice that was sent, as its reader sees it. Cents; a draft has none. */
export interface InvoiceDocument {
  customerId: string;
  number: string | null;
  kind: "plan" | "booking_fee";
  status: "open" | "paid" | "void" | "uncollectible";
  totalCents: number;
  url: string | null;
  issuedAt: Date;
}
