import { rowId } from "@/lib/domain/member/row-id";
import { AppError } from "@/lib/errors";

/**
 * The id of a row that an action was given. AppError `not_found`, with `what` in its sentence, for what is no id: nothing
 * has it.
 */
export function readRowId(sent: unknown, what: string): string {
  const parsed = rowId.safeParse(sent);
  if (!parsed.success) throw new AppError("not_found", `There is no such ${what} any more.`);
  return parsed.data;
}
