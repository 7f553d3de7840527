import type { InboundCall } from "@/lib/domain/calls/business-description";

export type PhoneTestStart =
  | { outcome: "started" | "known"; callId: string }
  /** `busy`: another one has not ended. `own_line`: a number that is answered here. `not_ready`: nothing could call. */
  | { outcome: "busy" | "own_line" | "not_ready" | "forbidden" };

export interface PhoneTest {
  call: InboundCall;
  state: "queued" | "placed" | "failed";
  askedAt: Date;
  from: string;
  to: string;
}

/** Calls that the receptionist makes to a member who wants to hear it. */
export interface PhoneTestStore {
  /** `pressId` is the page's own: a press that is sent twice rings once. */
  start(request: {
    businessId: string;
    memberId: string;
    pressId: string;
    phone: string;
    now: Date;
  }): Promise<PhoneTestStart>;
  load(businessId: string, callId: string, now: Date): Promise<PhoneTest | null>;
  /** The first answer stands. A call that failed has ended. */
  settle(
    businessId: string,
    callId: string,
    result: { state: "placed"; providerCallId: string } | { state: "failed"; reason: string },
    now: Date,
  ): Promise<void>;
}
