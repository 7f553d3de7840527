import type { Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import { type ReceptionistContent, readContent } from "@/lib/domain/receptionist/receptionist-content";
import type { ReceptionistView, RehearsalView } from "@/lib/domain/receptionist/receptionist-view";
import { rehearsalReport } from "@/lib/domain/receptionist/rehearsal-report";

const versionsShown = 30;

/** The receptionist of one business as its page shows it: three queries, whatever there is. */
export async function loadReceptionist(transaction: Transaction<DB>, businessId: string): Promise<ReceptionistView> {
  const plain = await selectPlainContent(transaction, businessId);
  const rows = await transaction
    .selectFrom("receptionist_versions as versions")
    .where("versions.business_id", "=", businessId)
    .orderBy("versions.number", "desc")
    .limit(versionsShown)
    .select(["versions.id", "versions.number", "versions.state", "versions.content", "versions.content_hash"])
    .select(["versions.revision", "versions.note", "versions.author_id", "versions.copied_from"])
    .select(["versions.saved_at", "versions.published_at", "versions.retell_agent_version"])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("receptionist_rehearsals as runs")
            .whereRef("runs.business_id", "=", "versions.business_id")
            .whereRef("runs.content_hash", "=", "versions.content_hash")
            .where("runs.state", "=", "passed")
            .select("runs.id"),
        )
        .as("has_passed"),
    )
    .execute();
  const versions = rows
    .filter(({ state }) => state !== "draft")
    .map((row) => ({
      number: row.number,
      isLive: row.state === "published",
      content: readContent(row.content),
      note: row.note,
      authorId: row.author_id,
      copiedFrom: row.copied_from,
      publishedAt: row.published_at ?? row.saved_at,
      hasPassed: Boolean(row.has_passed),
      isAtProvider: row.retell_agent_version !== null,
    }));
  const draft = rows.find(({ state }) => state === "draft");
  return {
    live: versions.find(({ isLive }) => isLive)?.content ?? plain,
    draft: draft
      ? {
          content: readContent(draft.content),
          revision: draft.revision,
          note: draft.note,
          authorId: draft.author_id,
          savedAt: draft.saved_at,
          hasPassed: Boolean(draft.has_passed),
        }
      : null,
    rehearsal: draft ? await selectRehearsal(transaction, businessId, draft.content_hash) : null,
    versions,
    callsFrom: await selectCallsFrom(transaction, businessId),
  };
}

/** The business's number, when its receptionist is at the one provider that rings people. */
async function selectCallsFrom(transaction: Transaction<DB>, businessId: string): Promise<string | null> {
  const row = await transaction
    .selectFrom("receptionists")
    .innerJoin("phone_numbers", "phone_numbers.business_id", "receptionists.business_id")
    .where("receptionists.business_id", "=", businessId)
    .where("receptionists.engine", "=", "retell")
    .where("receptionists.retell_agent_id", "is not", null)
    .where("phone_numbers.is_active", "=", true)
    .orderBy("phone_numbers.created_at")
    .limit(1)
    .select("phone_numbers.e164")
    .executeTakeFirst();
  return row?.e164 ?? null;
}

/** What callers hear before the first publication. */
async function selectPlainContent(transaction: Transaction<DB>, businessId: string): Promise<ReceptionistContent> {
  const row = await transaction
    .selectFrom("businesses")
    .leftJoin("receptionists", "receptionists.business_id", "businesses.id")
    .where("businesses.id", "=", businessId)
    .select(["businesses.greeting", "businesses.language", "receptionists.voice_id", "receptionists.tone"])
    .executeTakeFirst();
  return readContent({ ...row, voiceId: row?.voice_id });
}

/** The newest run of the test callers on this content. */
async function selectRehearsal(
  transaction: Transaction<DB>,
  businessId: string,
  contentHash: string,
): Promise<RehearsalView | null> {
  const row = await transaction
    .selectFrom("receptionist_rehearsals")
    .where("business_id", "=", businessId)
    .where("content_hash", "=", contentHash)
    .orderBy("started_at", "desc")
    .limit(1)
    .select(["state", "done", "total", "report", "started_at"])
    .executeTakeFirst();
  if (!row) return null;
  const { state, done, total } = row;
  const report = rehearsalReport.safeParse(row.report);
  return {
    state: state as RehearsalView["state"],
    done,
    total,
    report: report.success ? report.data : null,
    startedAt: row.started_at,
  };
}
