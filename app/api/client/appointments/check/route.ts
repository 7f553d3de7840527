import { answerMomentCheck } from "@/lib/http/answer-moment-check";
import { withMember } from "@/lib/http/with-member";

/** Whether a move or a booking by this member would succeed, and why not. Nothing is written. */
export const POST = withMember(async ({ member, container, request }) =>
  Response.json({ data: await answerMomentCheck(container, member, request) }),
);
