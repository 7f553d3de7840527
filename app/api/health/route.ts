import { getContainer } from "@/lib/container";
import { answerHealth } from "@/lib/http/answer-health";

export async function GET() {
  return answerHealth(getContainer());
}
