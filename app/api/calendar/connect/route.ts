import { startCalendarConnect } from "@/lib/http/calendar-connect";
import { withMember } from "@/lib/http/with-member";

/** Sends the browser to Google to connect the calendar: `?account=any` for another account than before. */
export const GET = withMember(({ member, container, request }) => startCalendarConnect(container, member, request));
