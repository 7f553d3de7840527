import type pg from "pg";
import type { StackFile } from "@/scripts/local/stack-file";
import { withAdmin } from "@/scripts/seed/business-states";

/** What stands in the stack's database, past every policy. */
export const ask = <Row extends pg.QueryResultRow>(stack: StackFile, sql: string, values: unknown[]): Promise<Row[]> =>
  withAdmin(stack, async (admin) => (await admin.query<Row>(sql, values)).rows);
