import { getContainer } from "@/lib/container";
import { receiveWebhook } from "@/lib/http/receive-webhook";

/** Telnyx waits two seconds for an answer. */
const patienceMs = [250, 1000];

/**
 * Reports of our own texts name the message in the address, so that a lost answer to a send does no harm; verdicts about
 * a registration name the business, which the carrier does not know.
 */
export async function POST(request: Request) {
  return receiveWebhook(getContainer(), request, {
    provider: "telnyx",
    patienceMs,
    keep: (payload, url) => ({
      ...Object(payload),
      cloudgreet_message_id: url.searchParams.get("message"),
      cloudgreet_business_id: url.searchParams.get("business"),
    }),
  });
}
