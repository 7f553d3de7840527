import pg from "pg";
import type { StackFile } from "@/scripts/local/stack-file";

/** What stands in the stack's database, past every policy. */
export async function ask<Row extends pg.QueryResultRow>(
  stack: StackFile,
  sql: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
