import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import type { RehearsalReport } from "@/lib/domain/receptionist/rehearsal-report";

/** The member who acts; the database checks that they are an owner or a manager of the business. */
export interface VersionRequest {
  businessId: string;
  memberId: string;
  now: Date;
}

export type SaveDraftResult =
  | { outcome: "saved" | "unchanged"; revision: number; content: ReceptionistContent }
  /** Somebody else saved, published or discarded meanwhile; `revision` is null when no draft is left. */
  | { outcome: "stale"; revision: number | null; content: ReceptionistContent }
  | { outcome: "setting_up" }
  | { outcome: "forbidden" };

export type PublishResult =
  | { outcome: "published"; number: number; versionId: string }
  | { outcome: "no_draft" | "stale" | "not_rehearsed" | "forbidden" };

export type RollBackResult =
  | { outcome: "published"; number: number; versionId: string }
  | { outcome: "not_found" | "already_live" | "not_rehearsed" | "forbidden" };

export type StartRehearsalResult =
  | { outcome: "started" | "running"; rehearsalId: string }
  | { outcome: "passed" | "no_draft" | "forbidden" };

export interface VersionStore {
  saveDraft(
    request: VersionRequest & { content: ReceptionistContent; note: string | null; revision: number | null },
  ): Promise<SaveDraftResult>;
  discardDraft(
    request: VersionRequest & { revision: number },
  ): Promise<"discarded" | "no_draft" | "stale" | "forbidden">;
  publishDraft(request: VersionRequest & { revision: number }): Promise<PublishResult>;
  rollBack(request: VersionRequest & { number: number }): Promise<RollBackResult>;
  startRehearsal(request: VersionRequest): Promise<StartRehearsalResult>;
  /** The content under rehearsal; null when the run has ended. */
  loadRehearsal(businessId: string, rehearsalId: string): Promise<ReceptionistContent | null>;
  /** False when the run had ended already. */
  keepRehearsal(
    businessId: string,
    rehearsalId: string,
    kept: {
      state: "running" | "passed" | "failed" | "broken";
      done: number;
      total: number;
      report: RehearsalReport | null;
    },
    now: Date,
  ): Promise<boolean>;
  loadPublishing(
    businessId: string,
    versionId: string,
  ): Promise<{ number: number; isLive: boolean; isLaunched: boolean; providerVersion: number | null } | null>;
  settlePublishing(businessId: string, versionId: string, agentVersion: number): Promise<void>;
}

/** Lets test callers talk to a draft; nothing is written, sent, billed or counted. */
export interface Rehearsals {
  run(rehearsal: {
    businessId: string;
    content: ReceptionistContent;
    onProgress?: (done: number, total: number) => Promise<void>;
  }): Promise<RehearsalReport>;
}
