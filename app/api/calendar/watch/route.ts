import { getContainer } from "@/lib/container";
import { receiveCalendarPush } from "@/lib/http/receive-calendar-push";

export async function POST(request: Request) {
  return receiveCalendarPush(getContainer(), request);
}
