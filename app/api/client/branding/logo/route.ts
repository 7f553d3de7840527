import { AppError } from "@/lib/errors";
import { withMember } from "@/lib/http/with-member";
import { loadBrand } from "@/lib/services/branding/load-brand";

/** The logo of the business, for its own members. */
export const GET = withMember(async ({ member, container }) => {
  const { logo } = await loadBrand(container.ports, member.businessId);
  if (!logo) throw new AppError("not_found", "There is no logo.");
  return new Response(Buffer.from(logo.bytes), {
    headers: {
      "content-type": logo.type,
      "cache-control": "private, max-age=3600",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
  });
});
