import { getContainer } from "@/lib/container";
import { receiveWebhook } from "@/lib/http/receive-webhook";

/** Reports of our own texts name the message in the address, so that a lost answer to a send does no harm. */
export async function POST(request: Request) {
  return receiveWebhook(getContainer(), request, {
    provider: "telnyx",
    keep: (payload, url) => ({ ...Object(payload), cloudgreet_message_id: url.searchParams.get("message") }),
  });
}
