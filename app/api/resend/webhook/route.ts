import { getContainer } from "@/lib/container";
import { receiveWebhook } from "@/lib/http/receive-webhook";

export async function POST(request: Request) {
  return receiveWebhook(getContainer(), request, { provider: "resend" });
}
