import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { CallCustomer, CallDetails, CallTurnRow, RecordingPlace, RecordingState } from "@/lib/domain/member/reads";
import { isRowId } from "@/lib/domain/member/row-id";
import type { FeeState, TextState } from "@/lib/domain/member/words";
import { selectAppointments, toAppointmentRow } from "./appointments";
import { selectCalls, toCallRow } from "./calls";

/** One call with everything that was said, done and caused by it; null when the person cannot see such a call. */
export async function loadCall(
  transaction: Transaction<DB>,
  businessId: string,
  callId: string,
): Promise<CallDetails | null> {
  if (!isRowId(callId)) return null;
  const call = await selectCalls(transaction, businessId)
    .where("calls.id", "=", callId)
    .leftJoin("recordings", "recordings.call_id", "calls.id")
    .select(["calls.line_number", "calls.ended_at", "calls.sentiment", "calls.end_reason"])
    .select(["calls.receptionist_version", "calls.engine", "calls.customer_id"])
    .select(["recordings.state as recording_state", "recordings.error as recording_error"])
    .select(["recordings.removed_after_days", "calls.transcript_removed_at", "calls.transcript_removed_after_days"])
    .executeTakeFirst();
  if (!call) return null;
  const appointments = await appointmentsOf(transaction, businessId, callId);
  const state = call.recording_state as RecordingState | null;
  return {
    ...toCallRow(call),
    appointment: appointments[0] ?? null,
    lineNumber: call.line_number,
    endedAt: call.ended_at,
    sentiment: call.sentiment,
    endReason: call.end_reason,
    receptionistVersion: call.receptionist_version,
    engine: call.engine,
    customer: call.customer_id ? await customerOf(transaction, businessId, call.customer_id) : null,
    recording: state ? { state, error: call.recording_error, removedAfterDays: call.removed_after_days } : null,
    wordsRemoved: call.transcript_removed_at ? { afterDays: call.transcript_removed_after_days } : null,
    turns: await turnsOf(transaction, businessId, callId),
    ...(await eventsOf(transaction, businessId, callId)),
    appointments,
    texts: await textsOf(
      transaction,
      businessId,
      callId,
      appointments.map((row) => row.id),
    ),
    fees: await feesOf(transaction, businessId, callId),
    messages: await messagesTaken(transaction, businessId, callId),
  };
}

/** Where a call's recording lies; null when the person cannot see the call or it has none. */
export async function findRecording(
  transaction: Transaction<DB>,
  businessId: string,
  callId: string,
): Promise<RecordingPlace | null> {
  if (!isRowId(callId)) return null;
  const row = await transaction
    .selectFrom("recordings")
    .innerJoin("calls", "calls.id", "recordings.call_id")
    .where("recordings.business_id", "=", businessId)
    .where("recordings.call_id", "=", callId)
    .select(["recordings.state", "recordings.storage_path", "calls.started_at"])
    .executeTakeFirst();
  return row
    ? { state: row.state as RecordingPlace["state"], storagePath: row.storage_path, startedAt: row.started_at }
    : null;
}

/** Made on this call, or moved or cancelled on it: a notification ties the second kind to the call. */
async function appointmentsOf(transaction: Transaction<DB>, businessId: string, callId: string) {
  const rows = await selectAppointments(transaction, businessId)
    .where((where) =>
      where.or([
        where("appointments.call_id", "=", callId),
        where(
          "appointments.id",
          "in",
          where
            .selectFrom("notifications")
            .where("notifications.business_id", "=", businessId)
            .where("notifications.call_id", "=", callId)
            .where("notifications.appointment_id", "is not", null)
            .select((eb) => eb.ref("notifications.appointment_id").$notNull().as("id")),
        ),
      ]),
    )
    .orderBy("appointments.created_at")
    .execute();
  return rows.map(toAppointmentRow);
}

async function customerOf(
  transaction: Transaction<DB>,
  businessId: string,
  customerId: string,
): Promise<CallCustomer | null> {
  const row = await transaction
    .selectFrom("customers")
    .where("customers.business_id", "=", businessId)
    .where("customers.id", "=", customerId)
    .select(["id", "name", "phone", "email", "address", "created_at"])
    .select((eb) =>
      eb
        .selectFrom("appointments")
        .whereRef("appointments.customer_id", "=", "customers.id")
        .where("appointments.status", "in", ["confirmed", "completed"])
        .where("appointments.is_test", "=", false)
        .select((select) => select.fn.countAll<string>().as("count"))
        .as("appointment_count"),
    )
    .executeTakeFirst();
  if (!row) return null;
  const { id, name, phone, email, address } = row;
  return {
    id,
    name,
    phone,
    email,
    address,
    appointmentCount: Number(row.appointment_count ?? 0),
    firstSeenAt: row.created_at,
  };
}

async function turnsOf(transaction: Transaction<DB>, businessId: string, callId: string): Promise<CallTurnRow[]> {
  const rows = await transaction
    .selectFrom("call_turns")
    .where("business_id", "=", businessId)
    .where("call_id", "=", callId)
    .orderBy("position")
    .select(["position", "role", "content", "starts_at_seconds", "words"])
    .execute();
  return rows.map((row) => ({
    position: row.position,
    role: row.role as CallTurnRow["role"],
    content: row.content,
    startsAtSeconds: row.starts_at_seconds === null ? null : Number(row.starts_at_seconds),
    words: toWords(row.words),
  }));
}

/** Engines send words in their own way; whatever is not a word with two times is left out. */
function toWords(value: unknown): CallTurnRow["words"] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: { word?: unknown; start?: unknown; end?: unknown } | null) =>
    typeof item?.word === "string" && typeof item.start === "number" && typeof item.end === "number"
      ? [{ word: item.word, start: item.start, end: item.end }]
      : [],
  );
}

async function eventsOf(transaction: Transaction<DB>, businessId: string, callId: string) {
  const rows = await transaction
    .selectFrom("call_events")
    .where("business_id", "=", businessId)
    .where("call_id", "=", callId)
    .orderBy("occurred_at")
    .orderBy("id")
    .selectAll()
    .execute();
  return {
    toolCalls: rows
      .filter((row) => row.kind === "tool_call")
      .map((row) => ({
        id: row.id,
        position: row.position,
        toolName: row.tool_name ?? "",
        args: row.args,
        result: row.result,
        outcome: row.outcome,
        durationMs: row.duration_ms,
        occurredAt: row.occurred_at,
      })),
    events: rows
      .filter((row) => row.kind !== "tool_call" && row.kind !== "transcript_updated")
      .map((row) => ({ id: row.id, kind: row.kind, occurredAt: row.occurred_at })),
  };
}

async function textsOf(transaction: Transaction<DB>, businessId: string, callId: string, appointmentIds: string[]) {
  const rows = await transaction
    .selectFrom("messages")
    .where("business_id", "=", businessId)
    .where((where) =>
      where.or([
        where("call_id", "=", callId),
        ...(appointmentIds.length > 0 ? [where("appointment_id", "in", appointmentIds)] : []),
      ]),
    )
    .orderBy("created_at")
    .select(["id", "direction", "kind", "state", "body", "to_number", "created_at", "delivered_at"])
    .select(sql<string | null>`coalesce(block_reason, error_detail, error_code)`.as("reason"))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    direction: row.direction as "outbound" | "inbound",
    kind: row.kind,
    state: row.state as TextState,
    body: row.body,
    toNumber: row.to_number,
    reason: row.reason,
    createdAt: row.created_at,
    deliveredAt: row.delivered_at,
  }));
}

async function feesOf(transaction: Transaction<DB>, businessId: string, callId: string) {
  const rows = await transaction
    .selectFrom("fees")
    .where("business_id", "=", businessId)
    .where("call_id", "=", callId)
    .orderBy("created_at")
    .select(["id", "amount_cents", "state", "reason", "failure", "invoice_url"])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    amountCents: row.amount_cents,
    state: row.state as FeeState,
    reason: row.reason,
    failure: row.failure,
    invoiceUrl: row.invoice_url,
  }));
}

async function messagesTaken(transaction: Transaction<DB>, businessId: string, callId: string) {
  const rows = await transaction
    .selectFrom("notifications")
    .where("business_id", "=", businessId)
    .where("call_id", "=", callId)
    .where("kind", "=", "message")
    .orderBy("created_at")
    .select(["id", "title", "body", "is_urgent"])
    .execute();
  return rows.map((row) => ({ id: row.id, title: row.title, body: row.body, isUrgent: row.is_urgent }));
}
