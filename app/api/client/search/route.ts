import { withMember } from "@/lib/http/with-member";

/** Customers, appointments and calls by part of a name, number or word: `q`. At most five of each. */
export const GET = withMember(async ({ member, container, request }) => {
  const words = (request.nextUrl.searchParams.get("q") ?? "").slice(0, 100);
  const data = await container.memberReads.search(member.scope, words, member.business.timeZone);
  return Response.json({ data });
});
