import type { Clocks } from "@/lib/domain/privacy/retention";
import type { OwnerNotification } from "./stores";

interface ByMember {
  businessId: string;
  memberId: string;
  now: Date;
}

export type CustomerErasure =
  | { outcome: "erased" | "wrong_name" | "held" | "under_way" | "not_allowed" | "not_found" }
  | { outcome: "upcoming"; upcoming: { service: string; startsAt: Date }[] };

/** What of a business that is to go lies with others. `waits`: not due, or a hold stands. */
export type BegunDeletion =
  | { outcome: "waits" | "gone" }
  | {
      outcome: "run";
      stripeCustomerId: string | null;
      /** The carrier's ids of its own numbers; those of the pool go back there. */
      numberIds: string[];
      agentId: string | null;
      llmId: string | null;
    };

/** Clocks, holds and erasures. See migrations/functions/privacy. */
export interface PrivacyStore {
  saveClocks(
    request: ByMember & { baseRevision: number; clocks: Clocks },
  ): Promise<"saved" | "changed_elsewhere" | "not_allowed">;
  placeHold(
    request: ByMember & { customerId: string | null; reason: string },
  ): Promise<"placed" | "already" | "not_allowed" | "not_found">;
  releaseHold(request: ByMember & { holdId: string }): Promise<"released" | "by_staff" | "not_allowed" | "not_found">;
  /** Runs the clocks of one business; false when none is due. */
  sweep(limit: number, now: Date): Promise<boolean>;
  /** Empties what only passes through; returns how many. */
  sweepPassing(limit: number, now: Date): Promise<number>;
  mustEraseRecording(businessId: string, callId: string): Promise<boolean>;
  settleErasedRecording(businessId: string, callId: string, now: Date): Promise<void>;
  /** `name` is what the owner typed. */
  eraseCustomer(request: ByMember & { customerId: string; name: string }): Promise<CustomerErasure>;
  /** `name` is what the owner typed. `endsLine`: the receptionist stops answering at once. */
  requestDeletion(
    request: ByMember & { name: string; endsLine: boolean },
  ): Promise<"requested" | "already" | "wrong_name" | "held" | "not_allowed">;
  undoDeletion(request: ByMember): Promise<"undone" | "too_late" | "not_found" | "not_allowed">;
  /** Begins the end of a business, or finds it begun. */
  beginDeletion(businessId: string, now: Date): Promise<BegunDeletion>;
  /** Erases the next rows of each long table; true while there is more. */
  eraseBusiness(businessId: string, limit: number, now: Date): Promise<boolean>;
  finishDeletion(businessId: string, now: Date): Promise<void>;
  /** Looks through part of the inbox and queues the next; returns the last event looked at, null at the end. */
  eraseInbox(
    request: { businessId: string; erasureId: string; afterId: string | null; limit: number },
    now: Date,
  ): Promise<string | null>;
}

/** Where an export stands. `entity` and `place` are where the next part begins. */
export interface ExportProgress {
  state: string;
  isOfCustomer: boolean;
  businessName: string;
  entity: string | null;
  place: string | null;
  partCount: number;
  entities: string[];
}

/** One row of an export as the database writes it. */
export interface ExportedRow {
  place: string;
  row: Record<string, unknown>;
}

export interface ExportPart {
  businessId: string;
  exportId: string;
  /** 0 for the first. */
  position: number;
  path: string;
  bytes: number;
  /** Where the next part begins; null: this was the last. */
  next: { entity: string; place: string | null } | null;
  rows: number;
  now: Date;
}

export interface ExportStore {
  start(
    request: ByMember & { customerId: string | null },
  ): Promise<{ outcome: "started" | "running" | "not_allowed" | "not_found"; exportId: string | null }>;
  load(businessId: string, exportId: string, now: Date): Promise<ExportProgress | null>;
  read(request: {
    businessId: string;
    exportId: string;
    entity: string;
    place: string | null;
    limit: number;
  }): Promise<ExportedRow[]>;
  /** False: another run has written this part, or the export is over. */
  advance(part: ExportPart): Promise<boolean>;
  /** The mail to whoever asked for an export that is ready; null when there is nobody (any more). */
  loadMail(businessId: string, exportId: string): Promise<{ to: string; notification: OwnerNotification } | null>;
}

/** Exports in private storage. */
export interface ExportFiles {
  /** Writes a file, or the same file once more. */
  put(path: string, bytes: Uint8Array): Promise<void>;
  /** An address that gives the file under this name for some seconds. */
  link(path: string, seconds: number, fileName: string): Promise<string>;
  /** A file that is gone already counts as removed. */
  remove(paths: string[]): Promise<void>;
}
