import { z } from "zod";

/** The id of a row as addresses and forms bring it, in lower case; Postgres would raise at anything else. */
export const rowId = z.guid().toLowerCase();

/** True for the id of a row. */
export function isRowId(text: unknown): text is string {
  return rowId.safeParse(text).success;
}
