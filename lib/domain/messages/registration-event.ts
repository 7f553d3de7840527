/** What the carriers decided about the texts of a business. */
export interface RegistrationEvent {
  kind: "10dlc" | "toll_free";
  state: "approved" | "rejected" | "suspended";
  /** The campaign that it is about; null for a toll-free verification. */
  campaignId: string | null;
  /** In their words; null when they gave none. */
  reason: string | null;
}
