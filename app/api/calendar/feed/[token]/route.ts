import { getContainer } from "@/lib/container";
import { answerCalendarFeed } from "@/lib/http/answer-calendar-feed";

/** The appointments of a business for other calendars to subscribe to; the address is the secret. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  return answerCalendarFeed(getContainer(), (await params).token);
}
