import { type RawBuilder, sql } from "kysely";
import { isRowId } from "@/lib/domain/member/row-id";
import { AppError } from "@/lib/errors";

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/** The place of a row in a list that is ordered by an instant and an id. Microseconds are kept: Date would cut them. */
export interface ListPlace {
  at: string;
  id: string;
}

/** Selects a timestamptz as text with microseconds, in the form that a cursor holds. */
export function exactInstant(column: string): RawBuilder<string> {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** An opaque word for a place, safe in addresses. */
export function writeCursor(place: ListPlace): string {
  return Buffer.from(`${place.at}|${place.id}`).toString("base64url");
}

/** The place that a cursor stands for; AppError `invalid_input` when it is not one of ours. */
export function readCursor(cursor: string): ListPlace {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString().split("|");
  if (!instant.test(at) || !isRowId(id)) throw new AppError("invalid_input", "The cursor is not valid.");
  return { at, id };
}

/** Cuts the row that was read beyond the limit and turns it into the cursor of the next page. */
export function toPage<Row extends { id: string; place: string }>(rows: Row[], limit: number) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? writeCursor({ at: last.place, id: last.id }) : null;
  return { shown, nextCursor };
}

/** A pattern of like for a part of a text. */
export function toPattern(search: string): string {
  return `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
}
