import { randomUUID } from "node:crypto";
import type { InboundMessage, OutboundMessage } from "./state";

const COST_USD = 0.004;
// The characters of one part: GSM 03.38 and UCS-2, alone and in a series.
const GSM7 = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¡ÄÖÑÜ§¿äöñüà^{}\\[\]~|€]*$/;

/** A text as the API answers it right after sending: queued. */
export function newOutboundMessage(input: {
  to: string;
  from: string;
  text?: string | undefined;
  media_urls?: string[] | undefined;
  profileId: string;
}): OutboundMessage {
  const { encoding, parts } = measure(input.text ?? "");
  return {
    record_type: "message",
    direction: "outbound",
    id: randomUUID(),
    type: input.media_urls?.length ? "MMS" : "SMS",
    messaging_profile_id: input.profileId,
    from: { phone_number: input.from, carrier: "Telnyx", line_type: "VoIP" },
    to: [{ phone_number: input.to, status: "queued", carrier: "Local Wireless", line_type: "Wireless" }],
    text: input.text ?? "",
    media: (input.media_urls ?? []).map((url) => ({ url, content_type: null, sha256: null, size: null })),
    encoding,
    parts,
    cost: { amount: (COST_USD * parts).toFixed(4), currency: "USD" },
    tags: [],
    errors: [],
    received_at: new Date().toISOString(),
    sent_at: null,
    completed_at: null,
    valid_until: null,
    tcr_campaign_id: null,
  };
}

/** A text that came in. `keyword` is set when it was STOP, START or HELP. */
export function newInboundMessage(input: {
  from: string;
  to: string;
  text: string;
  mediaUrls: readonly string[];
  profileId: string | null;
  keyword: string | null;
}): InboundMessage {
  const { encoding, parts } = measure(input.text);
  return {
    record_type: "message",
    direction: "inbound",
    id: randomUUID(),
    type: input.mediaUrls.length > 0 ? "MMS" : "SMS",
    ...(input.profileId ? { messaging_profile_id: input.profileId } : {}),
    ...(input.keyword ? { autoresponse_type: input.keyword } : {}),
    from: { phone_number: input.from, carrier: "Local Wireless", line_type: "Wireless" },
    to: [{ phone_number: input.to, status: "webhook_delivered", carrier: "Telnyx", line_type: "Wireless" }],
    text: input.text,
    media: input.mediaUrls.map((url) => ({ url, content_type: "image/jpeg", size: 1024, hash_sha256: "" })),
    encoding,
    parts,
    cost: { amount: "0.0000", currency: "USD" },
    tags: [],
    errors: [],
    received_at: new Date().toISOString(),
    sent_at: null,
    completed_at: null,
    valid_until: null,
  };
}

function measure(text: string): { encoding: string; parts: number } {
  const isGsm = GSM7.test(text);
  const [alone, inSeries] = isGsm ? [160, 153] : [70, 67];
  const parts = text.length <= alone ? 1 : Math.ceil(text.length / inSeries);
  return { encoding: isGsm ? "GSM-7" : "UCS-2", parts };
}
