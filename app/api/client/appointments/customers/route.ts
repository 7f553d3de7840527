import { withMember } from "@/lib/http/with-member";

const textMax = 100;

/** The few customers whose name or number holds `q`, for a form to find them again. */
export const GET = withMember(async ({ member, container, request }) => {
  const text = request.nextUrl.searchParams.get("q")?.trim().slice(0, textMax) ?? "";
  const data = text.length < 2 ? [] : await container.memberReads.findCustomers(member.scope, text);
  return Response.json({ data });
});
