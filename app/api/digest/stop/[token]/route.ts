import { getContainer } from "@/lib/container";
import { answerDigestStop } from "@/lib/http/answer-digest-stop";

/** The button of mail programs (RFC 8058). */
export async function POST(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  return answerDigestStop(getContainer(), (await params).token);
}
