import { redirect } from "next/navigation";
import { getContainer } from "@/lib/container";
import { AppError } from "@/lib/errors";
import { requireMember } from "@/lib/http/session";
import { messagesHref, readMessagesQuery, toFilter } from "./messages-query";

const rowsShown = 30;

/** What both pages of the inbox show: the list that the address asks for. */
export async function loadInbox(search: Record<string, string | string[] | undefined>) {
  const { business, scope, role } = await requireMember();
  const { memberReads, now } = getContainer();
  const query = readMessagesQuery(search);
  const page = await memberReads
    .listConversations(scope, toFilter(query), { cursor: query.cursor, limit: rowsShown })
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "invalid_input") redirect(messagesHref(query));
      throw error;
    });
  const { name: businessName, timeZone } = business;
  return { query, page, businessName, timeZone, now: now(), scope, role, memberReads };
}
