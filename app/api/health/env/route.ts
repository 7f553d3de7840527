import { getContainer } from "@/lib/container";
import { answerEnvHealth } from "@/lib/http/answer-env-health";

export async function GET(request: Request) {
  return answerEnvHealth(getContainer(), request);
}
