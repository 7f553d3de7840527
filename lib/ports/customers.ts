import type { CustomerDetails, CustomerLine } from "@/lib/domain/customers/customer-details";

interface ByMember {
  businessId: string;
  memberId: string;
  now: Date;
}

/** What members write about customers and calls. See migrations/functions/customers. */
export interface CustomerStore {
  save(
    request: ByMember & { customerId: string; baseRevision: number; details: CustomerDetails },
  ): Promise<"saved" | "changed_elsewhere" | "phone_taken" | "not_allowed" | "not_found">;
  /** A number that is known leads to the customer who has it. */
  add(
    request: ByMember & { customerId: string; details: CustomerDetails },
  ): Promise<{ outcome: "added" | "exists"; customerId: string; name: string | null } | { outcome: "not_allowed" }>;
  merge(
    request: ByMember & { customerId: string; otherId: string },
  ): Promise<"merged" | "already_merged" | "not_allowed" | "not_found">;
  saveCallNote(
    request: ByMember & { callId: string; baseRevision: number; words: string; tags: string[] },
  ): Promise<"saved" | "changed_elsewhere" | "not_allowed" | "not_found">;
  correctCall(
    request: ByMember & { callId: string; kind: string; position: number | null; words: string },
  ): Promise<"kept" | "already" | "not_allowed" | "not_found">;
}

/** A line that could not be read. `row` is as a spreadsheet counts. */
export interface BadLine {
  row: number;
  reason: string;
  cells: string[];
}

export interface ImportPart {
  businessId: string;
  importId: string;
  /** Lines of the file from this one on, 1 being the first under the heading. */
  fromRow: number;
  nextRow: number;
  rowCount: number;
  lines: (CustomerLine & { row: number })[];
  errors: BadLine[];
  now: Date;
}

export interface ImportStore {
  /** False: the member may not. */
  open(request: ByMember & { importId: string; fileName: string; storagePath: string }): Promise<boolean>;
  start(request: ByMember & { importId: string }): Promise<"queued" | "already" | "not_allowed" | "not_found">;
  load(businessId: string, importId: string): Promise<{ state: string; storagePath: string; nextRow: number } | null>;
  /** Writes one part, if it is the one that is due; returns the line that is due next. */
  write(part: ImportPart): Promise<number>;
  fail(businessId: string, importId: string, failure: string, now: Date): Promise<void>;
}

/** Files that members send in, in private storage. */
export interface ImportFiles {
  /** An address that takes one file by PUT and then ends. */
  openUpload(path: string): Promise<string>;
  /** Null: there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** A file that is gone already counts as removed. */
  remove(paths: string[]): Promise<void>;
}
