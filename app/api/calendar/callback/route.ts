import { getContainer } from "@/lib/container";
import { finishCalendarConnect, signInFirst } from "@/lib/http/calendar-connect";
import { findMember } from "@/lib/http/session";

/** Where Google sends the browser back to. */
export async function GET(request: Request) {
  const member = await findMember();
  const container = getContainer();
  return typeof member === "string"
    ? signInFirst(container, request)
    : finishCalendarConnect(container, member, request);
}
