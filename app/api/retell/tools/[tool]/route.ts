import { getContainer } from "@/lib/container";
import { answerToolCall } from "@/lib/http/answer-tool-call";

export async function POST(request: Request, { params }: RouteContext<"/api/retell/tools/[tool]">) {
  const { tool } = await params;
  return answerToolCall(getContainer(), tool, request);
}
