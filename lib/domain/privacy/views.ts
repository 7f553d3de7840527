import type { Clocks } from "./retention";

export interface LegalHold {
  id: string;
  reason: string;
  isByStaff: boolean;
  placedAt: Date;
  /** Null: the whole business. */
  customer: { id: string; name: string | null } | null;
}

export type ExportState = "queued" | "running" | "ready" | "failed" | "expired";

/** A copy of the data. `expiresAt` and `parts` stand when it is ready; sizes are in bytes. */
export interface ExportRow {
  id: string;
  state: ExportState;
  customer: { id: string; name: string | null } | null;
  isOfCustomer: boolean;
  rowsDone: number;
  rowsTotal: number;
  parts: { bytes: number }[];
  createdAt: Date;
  expiresAt: Date | null;
}

/** A business that is to go. */
export interface Deletion {
  state: "waiting" | "running" | "done";
  requestedAt: Date;
  lineEndsAt: Date;
  dueAt: Date;
}

/** What the privacy page shows. `revision` is 1 before the first save. */
export interface PrivacyView {
  clocks: Clocks;
  revision: number;
  holds: LegalHold[];
  exports: ExportRow[];
  deletion: Deletion | null;
}

/** What a profile says of its customer's privacy. */
export interface CustomerPrivacy {
  hold: LegalHold | null;
  /** The whole business is under a hold. */
  isBusinessHeld: boolean;
  /** The newest one. */
  export: ExportRow | null;
}

/** What of the privacy of a business a signed-in person can see. */
export interface PrivacyReads<Scope> {
  loadPrivacy(scope: Scope): Promise<PrivacyView>;
  loadCustomerPrivacy(scope: Scope, customerId: string): Promise<CustomerPrivacy>;
  /** Where a part of an export lies, 1 being the first; null when it is not ready (any more). */
  findExportPart(scope: Scope, exportId: string, part: number): Promise<string | null>;
  findDeletion(scope: Scope): Promise<Deletion | null>;
}
