/** What the mail provider told us of addresses that take no mail. */
export interface MailEvent {
  kind: "address_refused";
  addresses: string[];
  reason: "bounced" | "complained" | "suppressed";
  detail: string | null;
}
