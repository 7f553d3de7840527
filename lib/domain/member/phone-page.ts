import type { RegistrationTexts } from "@/lib/domain/messages/registration-lint";
import type { RegistrationProfile } from "@/lib/domain/messages/suggest-registration";

/** What the page of numbers and texts shows. Numbers are E.164. */
export interface PhoneView {
  numbers: { id: string; e164: string; kind: "local" | "toll_free"; isActive: boolean; since: Date }[];
  /** What answers there: published, and switched on. */
  isAnswering: boolean;
  /** The own number that is forwarded to us, when that was chosen. */
  forwarding: { fromNumber: string; carrier: string | null } | null;
  /**
   * The newest test of the forwarding. `provenAt`: a call came of which its carrier said that it was forwarded.
   * `arrivedAt`: a call of that phone came.
   */
  forwardingTest: {
    startedAt: Date;
    expiresAt: Date;
    arrivedAt: Date | null;
    provenAt: Date | null;
    callId: string | null;
  } | null;
  registration: RegistrationView;
  /** What the registration can begin with. */
  profile: RegistrationProfile;
  /** Texts of the last 30 days that did not leave because the carriers have not approved yet. */
  heldBackCount: number;
}

export interface RegistrationView {
  kind: "10dlc" | "toll_free";
  state: "not_started" | "submitted" | "approved" | "rejected" | "suspended";
  reason: string | null;
  submittedAt: Date | null;
  decidedAt: Date | null;
  /** As they were sent last. */
  texts: RegistrationTexts | null;
}
