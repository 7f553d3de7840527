import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { Page, PageRequest } from "@/lib/domain/member/reads";
import { type Choices, defaultChoices, notificationGroups } from "@/lib/domain/notifications/groups";
import { hrefOf, type NotificationRow } from "@/lib/domain/notifications/rows";
import { exactInstant, readCursor, toPage } from "./cursor";

const unreadMax = 100;

/*
 * What the signed-in person has not read. Before they joined, or marked everything as read, nothing counts; their own
 * preferences and reads are the only ones that row level security lets them see. The moment is one subquery, so that the
 * index is read from there on.
 */
function isUnread(businessId: string) {
  return sql<boolean>`(
    notifications.created_at > (select coalesce(
      (select read_before from public.member_preferences
        where member_preferences.business_id = ${businessId} and member_preferences.user_id = auth.uid()),
      (select created_at from public.memberships
        where memberships.business_id = ${businessId} and memberships.user_id = auth.uid())))
    and not exists (select from public.notification_reads
      where notification_reads.notification_id = notifications.id and notification_reads.user_id = auth.uid()))`;
}

const isShown = sql<boolean>`not exists (select from public.member_preferences
  where member_preferences.business_id = notifications.business_id and member_preferences.user_id = auth.uid()
    and private.notification_group(notifications.kind) = any (member_preferences.hidden_groups))`;

/** How many notifications the person has not read, at most a hundred. */
export async function countUnread(transaction: Transaction<DB>, businessId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from (
      select from public.notifications
      where notifications.business_id = ${businessId} and ${isUnread(businessId)} and ${isShown}
      order by notifications.created_at desc limit ${unreadMax}) as unread`.execute(transaction);
  return Number(rows[0]?.count ?? 0);
}

/** Notifications of a business, newest first, without the groups that the person hides. */
export async function listNotifications(
  transaction: Transaction<DB>,
  businessId: string,
  { isUnreadOnly }: { isUnreadOnly: boolean },
  page: PageRequest,
): Promise<Page<NotificationRow>> {
  let query = transaction
    .selectFrom("notifications")
    .where("business_id", "=", businessId)
    .where(isShown)
    .select(["id", "kind", "title", "body", "call_id", "appointment_id", "is_urgent", "created_at"])
    .select(isUnread(businessId).as("is_unread"))
    .select(exactInstant("notifications.created_at").as("place"))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1);
  if (isUnreadOnly) query = query.where(isUnread(businessId));
  if (page.cursor !== null) {
    const { at, id } = readCursor(page.cursor);
    query = query.where(sql<boolean>`(notifications.created_at, notifications.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const { shown, nextCursor } = toPage(await query.execute(), page.limit);
  return {
    rows: shown.map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      body: row.body,
      isUrgent: row.is_urgent,
      isRead: !row.is_unread,
      at: row.created_at,
      href: hrefOf({ kind: row.kind, callId: row.call_id, appointmentId: row.appointment_id }),
    })),
    nextCursor,
  };
}

/** What the person chose, or the defaults of their role. */
export async function loadChoices(transaction: Transaction<DB>, businessId: string, role: string): Promise<Choices> {
  const row = await transaction
    .selectFrom("member_preferences")
    .where("business_id", "=", businessId)
    .where("user_id", "=", sql<string>`auth.uid()`)
    .select(["hidden_groups", "email_groups", "text_groups", "digest_hour"])
    .select(sql<string | null>`to_char(quiet_from, 'HH24:MI')`.as("quiet_from"))
    .select(sql<string | null>`to_char(quiet_to, 'HH24:MI')`.as("quiet_to"))
    .executeTakeFirst();
  const usual = defaultChoices(role);
  const known = (list: string[] | null, otherwise: Choices["email"]) =>
    list ? notificationGroups.filter((group) => list.includes(group)) : otherwise;
  return {
    hidden: known(row?.hidden_groups ?? null, usual.hidden),
    email: known(row?.email_groups ?? null, usual.email),
    text: known(row?.text_groups ?? null, usual.text),
    quietFrom: row?.quiet_from ?? "",
    quietTo: row?.quiet_to ?? "",
    digestHour: row?.digest_hour ?? usual.digestHour,
  };
}

/** The name of the channel on which changes of the business are told; null for a stranger. */
export async function selectLiveTopic(transaction: Transaction<DB>, businessId: string): Promise<string | null> {
  const { rows } = await sql<{ topic: string }>`
    select topic from private.my_live_topics() as topic where topic like ${`business:${businessId}:%`}`.execute(
    transaction,
  );
  return rows[0]?.topic ?? null;
}
