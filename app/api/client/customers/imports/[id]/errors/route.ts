import type { CustomerReads } from "@/lib/domain/customers/reads";
import type { MemberScope } from "@/lib/domain/member/reads";
import { AppError } from "@/lib/errors";
import { csvResponse } from "@/lib/http/csv-response";
import { withMember } from "@/lib/http/with-member";

const partRows = 500;

/** The rows of an import that were not read, with their reasons, as a CSV file. */
export const GET = withMember<{ id: string }>(async ({ member, container, params }) => {
  const found = await container.memberReads.loadImport(member.scope, params.id);
  if (!found) throw new AppError("not_found", "There is no such import.");
  return csvResponse("rows-not-read.csv", ["Row", "Reason"], readParts(container.memberReads, member.scope, found.id));
});

async function* readParts(reads: CustomerReads, scope: MemberScope, importId: string) {
  let from = 1;
  for (;;) {
    const errors = await reads.listImportErrors(scope, importId, from, partRows);
    yield errors.map(({ row, reason, cells }) => [row, reason, ...cells]);
    if (errors.length < partRows) return;
    from = (errors.at(-1)?.row ?? from) + 1;
  }
}
