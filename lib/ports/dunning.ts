import type { DunningFacts, DunningNotice } from "@/lib/domain/money/subscription";

/** Unpaid plans; see docs/flows/dunning.md. */
export interface DunningStore {
  /** Null when there is no such episode. `isOver`: paid, or the plan has ended. `isSent`: this notice left before. */
  load(request: {
    businessId: string;
    episodeId: string;
    notice: DunningNotice;
  }): Promise<(DunningFacts & { customerId: string | null; isOver: boolean; isSent: boolean }) | null>;
  /** Notes that a notice left. Where no owner could be reached, staff are told and nothing ever pauses. */
  settle(request: {
    businessId: string;
    episodeId: string;
    notice: DunningNotice;
    isReached: boolean;
    now: Date;
  }): Promise<void>;
  /** Queues the notices that are due and pauses what was told in time. */
  sweep(now: Date): Promise<{ notices: number; pauses: number }>;
}
