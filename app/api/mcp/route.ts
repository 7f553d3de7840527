import { getContainer } from "@/lib/container";
import { answerMcp } from "@/lib/http/answer-mcp";

export const maxDuration = 30;

export async function POST(request: Request) {
  return answerMcp(getContainer(), request);
}
