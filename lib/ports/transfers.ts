/** Somebody whose phone may ring for a caller. `place` is theirs in the business's list, from one. */
export interface TransferTarget {
  name: string;
  /** E.164. */
  phone: string;
  place: number;
}

export interface TransferPlan {
  /** `outside_hours`: there are people, but nobody is rung now. */
  outcome: "transferring" | "nobody" | "outside_hours";
  businessName: string;
  callerName: string | null;
  isVip: boolean;
  targets: TransferTarget[];
}

/** What became of one phone that rang. */
export type TransferOutcome = "answered" | "busy" | "no_answer" | "failed" | "machine";

/** Putting callers through, in the database. */
export interface TransferStore {
  /** Null when there is no such business. `to`: a name that the caller asked for. */
  load(request: {
    businessId: string;
    callerNumber: string | null;
    to: string | null;
    now: Date;
  }): Promise<TransferPlan | null>;
  /** The first outcome of an attempt stays. Without a position it is the next one, or that of the same phone. */
  note(attempt: {
    businessId: string;
    callId: string;
    position: number | null;
    phone: string;
    state: "ringing" | TransferOutcome;
    cause: string | null;
    at: Date;
  }): Promise<"noted" | "unchanged" | "not_found">;
}
