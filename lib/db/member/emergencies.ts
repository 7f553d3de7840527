import { type SelectQueryBuilder, sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { AlertState, EmergencyState } from "@/lib/domain/emergencies/emergency-facts";
import type { AlertStepRow, EmergencyRow } from "@/lib/domain/member/emergencies";
import type { Page, PageRequest } from "@/lib/domain/member/reads";
import { isRowId } from "@/lib/domain/member/row-id";
import type { TextState } from "@/lib/domain/member/words";
import type { EmergencyKind } from "@/lib/domain/triage/emergency";
import { exactInstant, readCursor, toPage } from "./cursor";

type EmergencyQuery = ReturnType<typeof selectEmergencies>;
type EmergencyRecord = EmergencyQuery extends SelectQueryBuilder<never, never, infer Row> ? Row : never;

const takenMax = 5;
const takenShownMs = 24 * 3_600_000;

function selectEmergencies(transaction: Transaction<DB>, businessId: string) {
  return transaction
    .selectFrom("emergencies")
    .where("business_id", "=", businessId)
    .select(["id", "kind", "is_life_threat", "is_drill", "state", "words", "customer_name", "customer_number"])
    .select(["address", "call_id", "opened_at", "acknowledged_name", "acknowledged_at", "closed_at"])
    .select(sql<number>`jsonb_array_length(ladder)`.as("people"))
    .select(exactInstant("opened_at").as("place"))
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc");
}

/** What is going on: all that nobody has, then what somebody took within a day and nobody closed. No drills. */
export async function selectCurrentEmergencies(
  transaction: Transaction<DB>,
  businessId: string,
  now: Date,
): Promise<EmergencyRow[]> {
  const real = selectEmergencies(transaction, businessId).where("is_drill", "=", false);
  const waiting = await real.where("state", "in", ["open", "exhausted"]).execute();
  const taken = await real
    .where("state", "=", "acknowledged")
    .where("acknowledged_at", ">", new Date(now.getTime() - takenShownMs))
    .limit(takenMax)
    .execute();
  return withSteps(transaction, [...waiting, ...taken]);
}

/** The emergency that was reported on a call; null when there was none. */
export async function findCallEmergency(
  transaction: Transaction<DB>,
  businessId: string,
  callId: string,
): Promise<EmergencyRow | null> {
  if (!isRowId(callId)) return null;
  const rows = await selectEmergencies(transaction, businessId).where("call_id", "=", callId).limit(1).execute();
  return (await withSteps(transaction, rows))[0] ?? null;
}

/** All of them and the drills, newest first. */
export async function listEmergencies(
  transaction: Transaction<DB>,
  businessId: string,
  { cursor, limit }: PageRequest,
): Promise<Page<EmergencyRow>> {
  const place = cursor ? readCursor(cursor) : null;
  const query = selectEmergencies(transaction, businessId).limit(limit + 1);
  const rows = await (place
    ? query.where(sql<boolean>`(opened_at, id) < (${place.at}::timestamptz, ${place.id}::uuid)`)
    : query
  ).execute();
  const { shown, nextCursor } = toPage(rows, limit);
  return { rows: await withSteps(transaction, shown), nextCursor };
}

/** The steps of all of them in one query; how far a text got is told by the text itself. */
async function withSteps(transaction: Transaction<DB>, rows: EmergencyRecord[]): Promise<EmergencyRow[]> {
  if (rows.length === 0) return [];
  const alerts = await transaction
    .selectFrom("emergency_alerts as alerts")
    .leftJoin("messages", (join) =>
      join
        .onRef("messages.business_id", "=", "alerts.business_id")
        .on(
          "messages.idempotency_key",
          "=",
          sql<string>`'owner_alert:emergency:' || alerts.emergency_id || ':step:' || alerts.step`,
        ),
    )
    .where(
      "alerts.emergency_id",
      "in",
      rows.map(({ id }) => id),
    )
    .where("alerts.channel", "=", "call")
    .orderBy("alerts.step")
    .select(["alerts.emergency_id", "alerts.step", "alerts.name", "alerts.phone", "alerts.created_at"])
    .select(["alerts.state as call_state", "alerts.reason as call_reason", "messages.state as text_state"])
    .select(sql<string | null>`coalesce(messages.block_reason, messages.error_detail)`.as("text_reason"))
    .execute();
  return rows.map((row) => toEmergency(row, alerts.filter(({ emergency_id: id }) => id === row.id).map(toStep)));
}

interface AlertRecord {
  step: number;
  name: string;
  phone: string;
  created_at: Date;
  call_state: string;
  call_reason: string | null;
  text_state: string | null;
  text_reason: string | null;
}

function toStep(row: AlertRecord): AlertStepRow {
  return {
    step: row.step,
    name: row.name,
    phone: row.phone,
    at: row.created_at,
    call: { state: row.call_state as AlertState, reason: row.call_reason },
    text: row.text_state === null ? null : { state: row.text_state as TextState, reason: row.text_reason },
  };
}

function toEmergency(row: EmergencyRecord, steps: AlertStepRow[]): EmergencyRow {
  return {
    id: row.id,
    kind: row.kind as EmergencyKind,
    isLifeThreat: row.is_life_threat,
    isDrill: row.is_drill,
    state: row.state as EmergencyState,
    words: row.words,
    customerName: row.customer_name,
    customerNumber: row.customer_number,
    address: row.address,
    callId: row.call_id,
    openedAt: row.opened_at,
    takenBy: row.acknowledged_name,
    takenAt: row.acknowledged_at,
    closedAt: row.closed_at,
    people: row.people,
    steps,
  };
}
