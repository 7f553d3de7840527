import { getContainer } from "@/lib/container";
import { answerRetellInbound } from "@/lib/http/answer-inbound";

export async function POST(request: Request) {
  return answerRetellInbound(getContainer(), request);
}
