import type { Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { Frame, Interval, LiveCall, MemberBusiness, MemberRole } from "@/lib/domain/member/reads";
import { serviceOf } from "@/lib/domain/money/service-level";
import { toStanding } from "@/lib/domain/money/standing";
import { attentionSince, countAttention } from "./attention";
import { countWaiting } from "./conversations";
import { countUnread, listNotifications } from "./notifications";

/** The businesses of the person whose claims the transaction carries, oldest membership first. */
export async function selectBusinesses(transaction: Transaction<DB>, userId: string): Promise<MemberBusiness[]> {
  const rows = await transaction
    .selectFrom("memberships")
    .innerJoin("businesses", "businesses.id", "memberships.business_id")
    .where("memberships.user_id", "=", userId)
    .orderBy("memberships.created_at")
    .orderBy("businesses.id")
    .select(["businesses.id", "businesses.name", "businesses.trade", "businesses.status", "memberships.role"])
    .select("businesses.time_zone")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    trade: row.trade,
    status: row.status,
    timeZone: row.time_zone,
    role: row.role as MemberRole,
  }));
}

// More than these never pop up at once.
const newest = { cursor: null, limit: 3 };

// A call whose end was never reported is swept after some time; until then it must not light the frame for hours.
const liveHoursMax = 2;

/** Counts and states of the frame; see MemberReads.loadFrame. */
export async function selectFrame(
  transaction: Transaction<DB>,
  businessId: string,
  today: Interval,
  now: Date,
): Promise<Frame> {
  const row = await selectState(transaction, businessId, today);
  return {
    isAnswering: (row?.is_answering ?? false) && serviceOf(row?.status ?? "").callersBook,
    lineNumber: row?.line_number ?? null,
    deletionDueAt: row?.deletion_due_at ?? null,
    standing: toStanding({
      status: row?.status ?? "",
      suspendedFor: row?.suspended_for ?? null,
      planStatus: row?.plan_status ?? null,
      episode: row?.began_at && row.pauses_at ? { beganAt: row.began_at, pausesAt: row.pauses_at } : null,
    }),
    callsTodayCount: Number(row?.calls_today ?? 0),
    appointmentsTodayCount: Number(row?.appointments_today ?? 0),
    waitingTextsCount: await countWaiting(transaction, businessId),
    liveCalls: await selectLiveCalls(transaction, businessId, now),
    latestNews: (await listNotifications(transaction, businessId, { isUnreadOnly: false }, newest)).rows,
    unreadCount: await countUnread(transaction, businessId),
    attentionCount: await countAttention(transaction, businessId, attentionSince(now)),
  };
}

/** The business's own row with what stands once beside it, and today's counts. */
function selectState(transaction: Transaction<DB>, businessId: string, today: Interval) {
  return transaction
    .selectFrom("businesses")
    .leftJoin("receptionists", "receptionists.business_id", "businesses.id")
    .leftJoin("subscriptions", "subscriptions.business_id", "businesses.id")
    .leftJoin("business_deletions", "business_deletions.business_id", "businesses.id")
    .where("businesses.id", "=", businessId)
    .leftJoin("dunning_episodes", (join) =>
      join.onRef("dunning_episodes.business_id", "=", "businesses.id").on("dunning_episodes.ended_at", "is", null),
    )
    .select(["businesses.status", "businesses.suspended_for", "subscriptions.status as plan_status"])
    .select(["receptionists.is_answering", "dunning_episodes.began_at", "dunning_episodes.pauses_at"])
    .select("business_deletions.due_at as deletion_due_at")
    .select((eb) => [
      eb
        .selectFrom("phone_numbers")
        .whereRef("phone_numbers.business_id", "=", "businesses.id")
        .where("phone_numbers.is_active", "=", true)
        .orderBy("phone_numbers.created_at")
        .limit(1)
        .select("phone_numbers.e164")
        .as("line_number"),
      eb
        .selectFrom("calls")
        .whereRef("calls.business_id", "=", "businesses.id")
        .where("calls.started_at", ">=", today.from)
        .where("calls.started_at", "<", today.to)
        .where("calls.is_test", "=", false)
        .where((where) => where.or([where("calls.outcome", "is", null), where("calls.outcome", "<>", "spam")]))
        .where((where) =>
          where.or([
            where("calls.end_reason", "is", null),
            where("calls.end_reason", "not in", ["wrong_number", "silence"]),
          ]),
        )
        .select((select) => select.fn.countAll<string>().as("count"))
        .as("calls_today"),
      eb
        .selectFrom("appointments")
        .whereRef("appointments.business_id", "=", "businesses.id")
        .where("appointments.starts_at", ">=", today.from)
        .where("appointments.starts_at", "<", today.to)
        .where("appointments.status", "in", ["confirmed", "completed"])
        .where("appointments.is_test", "=", false)
        .select((select) => select.fn.countAll<string>().as("count"))
        .as("appointments_today"),
    ])
    .executeTakeFirst();
}

async function selectLiveCalls(transaction: Transaction<DB>, businessId: string, now: Date): Promise<LiveCall[]> {
  const rows = await transaction
    .selectFrom("calls")
    .leftJoin("customers", "customers.id", "calls.customer_id")
    .where("calls.business_id", "=", businessId)
    .where("calls.status", "in", ["ringing", "in_progress"])
    .where("calls.started_at", ">", new Date(now.getTime() - liveHoursMax * 3_600_000))
    .orderBy("calls.started_at", "desc")
    .limit(5)
    .select(["calls.id", "calls.caller_number", "calls.started_at", "customers.name"])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    callerNumber: row.caller_number,
    customerName: row.name,
    startedAt: row.started_at,
  }));
}
