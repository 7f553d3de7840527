import type { CustomerReads, CustomerRow } from "@/lib/domain/customers/reads";
import type { MemberScope } from "@/lib/domain/member/reads";
import { csvResponse } from "@/lib/http/csv-response";
import { withMember } from "@/lib/http/with-member";

const partRows = 500;
const everyone = { search: null, mark: null, seenSince: null, seenBefore: null };
const heading = ["Name", "Phone", "Email", "Address", "VIP", "Blocked", "No texts", "Last contact"];

/** Every customer as a CSV file, which the import reads again. */
export const GET = withMember(async ({ member, container }) =>
  csvResponse("customers.csv", heading, readParts(container.memberReads, member.scope)),
);

async function* readParts(reads: CustomerReads, scope: MemberScope) {
  let cursor: string | null = null;
  do {
    const page = await reads.listCustomers(scope, everyone, { cursor, limit: partRows });
    yield page.rows.map(toCells);
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function toCells(row: CustomerRow) {
  const word = (is: boolean) => (is ? "yes" : "");
  const marks = [word(row.isVip), word(row.isBlocked), word(row.isOptedOut)];
  return [row.name, row.phone, row.email, row.address, ...marks, row.lastSeenAt.toISOString()];
}
