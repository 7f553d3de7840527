import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { Writer } from "@/lib/domain/member/conversations";

/** Says who of the team wrote something, to the person who looks. */
export type NameWriter = (authorId: string | null) => Writer | null;

/** The names of a business's people as `userId` reads them; whoever has left is nobody by name. One query. */
export async function selectTeamNames(
  transaction: Transaction<DB>,
  businessId: string,
  userId: string,
): Promise<NameWriter> {
  const { rows } = await sql<{ user_id: string; email: string | null }>`
    select user_id, email from private.team_names(${businessId}::uuid)`.execute(transaction);
  const emails = new Map(rows.map((row) => [row.user_id, row.email]));
  return (authorId) => (authorId === null ? null : { isMe: authorId === userId, email: emails.get(authorId) ?? null });
}
