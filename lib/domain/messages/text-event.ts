/** A picture or file of a text; the carrier keeps the link for 30 days. */
export interface TextMedia {
  url: string;
  contentType: string | null;
}

/** What the carrier told us of a text. Numbers are E.164, a short code or a name. */
export type TextEvent =
  | {
      kind: "text_received";
      providerMessageId: string;
      fromNumber: string;
      toNumber: string;
      body: string;
      media?: TextMedia[];
      /** When the carrier got it; webhooks come late and out of order. Null when it did not say. */
      saidAt: Date | null;
      /** The carrier's own keyword answer was sent already: ours would be a second one. */
      isAnsweredByCarrier: boolean;
    }
  | {
      kind: "text_report";
      providerMessageId: string;
      state: "sent" | "delivered" | "failed";
      code: string | null;
      detail: string | null;
      /** What the carrier charges, in cents; left out when it did not say, or not in dollars. */
      costCents?: number | undefined;
      segments?: number | undefined;
    };
