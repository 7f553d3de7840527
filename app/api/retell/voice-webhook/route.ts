import { getContainer } from "@/lib/container";
import { receiveWebhook } from "@/lib/http/receive-webhook";

/** Retell waits ten seconds for an answer. */
const patienceMs = [250, 1000, 3000];

export async function POST(request: Request) {
  return receiveWebhook(getContainer(), request, { provider: "retell", patienceMs });
}
