import { getContainer } from "@/lib/container";
import { answerOpenaiWebhook } from "@/lib/http/answer-realtime";

export async function POST(request: Request) {
  return answerOpenaiWebhook(getContainer(), request);
}
