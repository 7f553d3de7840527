import { AppError } from "@/lib/errors";
import { withMember } from "@/lib/http/with-member";

const linkSeconds = 300;

/** One part of an export, by an address that ends in a few minutes. Owners only. */
export const GET = withMember<{ id: string; part: string }>(async ({ member, container, params }) => {
  if (member.role !== "owner") throw new AppError("forbidden", "Only an owner can take a copy of the data.");
  const path = await container.memberReads.findExportPart(member.scope, params.id, Number(params.part));
  if (!path) throw new AppError("not_found", "This copy is not there. It may have been deleted after seven days.");
  const fileName = `cloudgreet-${container.now().toISOString().slice(0, 10)}-part-${Number(params.part)}.zip`;
  const link = await container.ports.exportFiles.link(path, linkSeconds, fileName);
  return new Response(null, { status: 302, headers: { location: link } });
});
