/** What the carrier told us of a text. Numbers are E.164 or a short code. */
export type TextEvent =
  | {
      kind: "text_received";
      providerMessageId: string;
      fromNumber: string;
      toNumber: string;
      body: string;
      /** The carrier's own keyword answer was sent already: ours would be a second one. */
      isAnsweredByCarrier: boolean;
    }
  | {
      kind: "text_report";
      providerMessageId: string;
      state: "sent" | "delivered" | "failed";
      code: string | null;
      detail: string | null;
    };
