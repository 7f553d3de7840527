import { type Kysely, sql, type Transaction } from "kysely";
import type { DB } from "./types.gen";

/** The verified claims of a signed-in person: what Supabase Auth put into the access token. */
export interface MemberClaims {
  sub: string;
  role: string;
  aal?: string | undefined;
  session_id?: string | undefined;
  email?: string | undefined;
}

/**
 * Runs `work` as the signed-in person: role `authenticated` with the session's claims, set in one round trip, so that
 * row level security decides what is seen. The transaction is read-only: members' writes carry rules and go through
 * named functions.
 */
export function asMember<Result>(
  kysely: Kysely<DB>,
  claims: MemberClaims,
  work: (transaction: Transaction<DB>) => Promise<Result>,
): Promise<Result> {
  return kysely
    .transaction()
    .setAccessMode("read only")
    .execute(async (transaction) => {
      await sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${JSON.stringify({ ...claims, role: "authenticated" })}, true)`.execute(
        transaction,
      );
      return work(transaction);
    });
}
