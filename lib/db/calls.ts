import { z } from "zod";
import type { BusinessDescription, InboundCall } from "@/lib/domain/calls/business-description";
import type { CallEvent } from "@/lib/domain/calls/call-event";
import { readContent } from "@/lib/domain/receptionist/receptionist-content";
import type { BusinessStore, CallStore, ToolCallNote } from "@/lib/ports/stores";
import type { AsSystem } from "./as-system";

const nothing = z.object({});
const textResult = (name: string) => z.object({ [name]: z.string().nullable() });

const description = z.object({
  business_id: z.string(),
  name: z.string(),
  trade: z.string(),
  status: z.string(),
  time_zone: z.string(),
  language: z.enum(["en", "es"]),
  receptionist: z.unknown().transform(readContent),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  needs_address: z.boolean(),
  is_answering: z.boolean(),
  is_open: z.boolean(),
  agent_id: z.string().nullable(),
  agent_version: z.number().nullable(),
  services: z.array(
    z.object({
      name: z.string(),
      synonyms: z.array(z.string()),
      minutes: z.number(),
      price_cents: z.number().nullable(),
    }),
  ),
  hours: z.array(z.tuple([z.number(), z.string(), z.string()])),
  closures: z.array(z.tuple([z.string(), z.string(), z.string().nullable()])),
  zips: z.array(z.string()),
  knowledge: z.array(z.object({ question: z.string(), answer: z.string(), keywords: z.array(z.string()) })),
});

/** A call that is about to be answered, as SQL describes it. */
export const inboundRow = description.extend({
  outcome: z.literal("found"),
  call_id: z.string(),
  caller_name: z.string().nullable(),
  caller_is_vip: z.boolean(),
  caller_is_blocked: z.boolean(),
  /** Only engines that ring people by themselves are told beforehand. */
  transfer_phones: z.array(z.string()).default([]),
  caller_appointments: z.array(z.object({ starts_at: z.coerce.date(), service: z.string() })),
  caller_past_visits: z.number(),
});

const toolLine = z.object({
  outcome: z.enum(["found", "unknown", "mismatch"]),
  business_id: z.string().nullable(),
  business_name: z.string().nullable(),
  time_zone: z.string().nullable(),
  language: z.enum(["en", "es"]).nullable(),
  call_id: z.string().nullable(),
  is_blocked: z.boolean().nullable(),
  is_trial: z.boolean().nullable(),
});

/** Calls through the app functions of migrations/functions/telephony. */
export function createCallStore(asSystem: AsSystem): CallStore {
  return { ...createLineStore(asSystem), ...createCallRecord(asSystem), ...createRecordingStore(asSystem) };
}

/** Who a call is for. */
function createLineStore(asSystem: AsSystem): Pick<CallStore, "openInbound" | "openToolCall"> {
  return {
    async openInbound({ agentId, lineNumber, callerNumber, engine, inboundKey, now }) {
      const [row] = await asSystem(
        "open_inbound_call",
        {
          p_agent_id: agentId,
          p_line_number: lineNumber,
          p_caller_number: callerNumber,
          p_engine: engine,
          p_inbound_key: inboundKey,
          p_now: now,
        },
        z.object({ open_inbound_call: z.union([inboundRow, z.object({ outcome: z.enum(["unknown", "mismatch"]) })]) }),
      );
      const found = row?.open_inbound_call;
      return found?.outcome === "found" ? toInboundCall(found) : null;
    },
    async openToolCall({ agentId, lineNumber, callerNumber, engine, providerCallId, knownCallId, startedAt, now }) {
      const [row] = await asSystem(
        "open_tool_call",
        {
          p_agent_id: agentId,
          p_line_number: lineNumber,
          p_engine: engine,
          p_provider_call_id: providerCallId,
          p_known_call_id: knownCallId,
          p_caller_number: callerNumber,
          p_started_at: startedAt,
          p_now: now,
        },
        toolLine,
      );
      if (!row?.business_id || !row.call_id) return null;
      return {
        businessId: row.business_id,
        businessName: row.business_name ?? "",
        timeZone: row.time_zone ?? "UTC",
        language: row.language ?? "en",
        callId: row.call_id,
        isBlocked: row.is_blocked ?? false,
        isTrial: row.is_trial ?? false,
      };
    },
  };
}

/** What happened on a call. */
function createCallRecord(
  asSystem: AsSystem,
): Pick<CallStore, "recordToolCalls" | "applyEvent" | "takeMessage" | "loadNotification" | "sweep"> {
  return {
    async recordToolCalls(notes) {
      await asSystem("record_tool_calls", { p_rows: notes.map(toNoteRow) }, nothing);
    },
    async applyEvent(webhookEventId, engine, event, now) {
      const [row] = await asSystem(
        "apply_call_event",
        { p_webhook_event_id: webhookEventId, p_engine: engine, p_event: toEventRow(event), p_now: now },
        textResult("apply_call_event"),
      );
      return row?.apply_call_event ?? "unknown";
    },
    async takeMessage({ businessId, callId, name, phone, message, isUrgent, now }) {
      await asSystem(
        "take_message",
        {
          p_business_id: businessId,
          p_call_id: callId,
          p_name: name,
          p_phone: phone,
          p_message: message,
          p_is_urgent: isUrgent,
          p_now: now,
        },
        nothing,
      );
    },
    async loadNotification(businessId, notificationId) {
      const [row] = await asSystem(
        "load_notification",
        { p_business_id: businessId, p_notification_id: notificationId },
        z.object({
          business_name: z.string(),
          business_email: z.string().nullable(),
          time_zone: z.string(),
          title: z.string(),
          body: z.string().nullable(),
          is_urgent: z.boolean(),
          kind: z.string(),
          call_id: z.string().nullable(),
        }),
      );
      if (!row) return null;
      return {
        businessName: row.business_name,
        businessEmail: row.business_email,
        timeZone: row.time_zone,
        title: row.title,
        body: row.body,
        isUrgent: row.is_urgent,
        kind: row.kind,
        callId: row.call_id,
      };
    },
    async sweep(now) {
      const [row] = await asSystem("sweep_calls", { p_now: now }, z.object({ sweep_calls: z.number() }));
      return row?.sweep_calls ?? 0;
    },
  };
}

/** Its recording on the way into our storage. */
function createRecordingStore(asSystem: AsSystem): Pick<CallStore, "loadRecording" | "settleRecording"> {
  return {
    async loadRecording(callId) {
      const [row] = await asSystem(
        "load_recording",
        { p_call_id: callId },
        z.object({ business_id: z.string(), source_url: z.string(), state: z.string() }),
      );
      return row ? { businessId: row.business_id, sourceUrl: row.source_url, state: row.state } : null;
    },
    async settleRecording(callId, result, now) {
      const stored = result.state === "stored" ? result : null;
      const [row] = await asSystem(
        "settle_recording",
        {
          p_call_id: callId,
          p_state: result.state,
          p_storage_path: stored?.storagePath,
          p_content_type: stored?.contentType,
          p_size_bytes: stored?.sizeBytes,
          p_error: result.state === "failed" ? result.error : null,
          p_now: now,
        },
        z.object({ settle_recording: z.boolean() }),
      );
      return row?.settle_recording === true;
    },
  };
}

/** Businesses through the app functions of migrations/functions/tenancy and telephony. */
export function createBusinessStore(asSystem: AsSystem): BusinessStore {
  return {
    async describe(businessId, now) {
      const [row] = await asSystem(
        "describe_business",
        { p_business_id: businessId, p_now: now },
        z.object({ describe_business: description.nullable() }),
      );
      return row?.describe_business ? toDescription(row.describe_business) : null;
    },
    async register({ userId, name, trade, timeZone, email, now }) {
      const [row] = await asSystem(
        "register_business",
        { p_user_id: userId, p_name: name, p_trade: trade, p_time_zone: timeZone, p_email: email, p_now: now },
        z.object({ register_business: z.string() }),
      );
      if (!row) throw new Error("register_business returned no row");
      return row.register_business;
    },
  };
}

function toDescription(row: z.infer<typeof description>): BusinessDescription {
  return {
    businessId: row.business_id,
    name: row.name,
    trade: row.trade,
    status: row.status,
    timeZone: row.time_zone,
    language: row.language,
    receptionist: row.receptionist,
    phone: row.phone,
    address: row.address,
    needsAddress: row.needs_address,
    isAnswering: row.is_answering,
    isOpen: row.is_open,
    agentId: row.agent_id,
    agentVersion: row.agent_version,
    services: row.services.map(({ price_cents, ...service }) => ({ ...service, priceCents: price_cents })),
    hours: row.hours.map(([weekday, opens, closes]) => ({ weekday, opens, closes })),
    closures: row.closures.map(([startsOn, endsOn, reason]) => ({ startsOn, endsOn, reason })),
    zips: row.zips,
    knowledge: row.knowledge,
  };
}

/** The same in our words. */
export function toInboundCall(row: z.infer<typeof inboundRow>): InboundCall {
  return {
    ...toDescription(row),
    callId: row.call_id,
    callerName: row.caller_name,
    callerIsVip: row.caller_is_vip,
    callerIsBlocked: row.caller_is_blocked,
    transferPhones: row.transfer_phones,
    callerAppointments: row.caller_appointments.map(({ starts_at, service }) => ({ startsAt: starts_at, service })),
    callerPastVisits: row.caller_past_visits,
  };
}

function toNoteRow(note: ToolCallNote): Record<string, unknown> {
  return {
    business_id: note.businessId,
    call_id: note.callId,
    event_key: note.eventKey,
    tool_name: note.toolName,
    args: note.args,
    result: note.result,
    outcome: note.outcome,
    duration_ms: note.durationMs,
    occurred_at: note.occurredAt,
  };
}

function toEventRow(event: CallEvent): Record<string, unknown> {
  return {
    kind: event.kind,
    event_key: event.eventKey,
    occurred_at: event.occurredAt,
    agent_id: event.agentId,
    line_number: event.lineNumber,
    caller_number: event.callerNumber,
    diverted_from: event.divertedFrom,
    provider_call_id: event.providerCallId,
    known_call_id: event.knownCallId,
    agent_version: event.agentVersion,
    started_at: event.startedAt,
    ended_at: event.endedAt,
    duration_seconds: event.durationSeconds,
    end_reason: event.endReason,
    cost_cents: event.costCents,
    summary: event.summary,
    sentiment: event.sentiment,
    outcome: event.outcome,
    recording_url: event.recordingUrl,
    turns: event.turns.map((turn) => ({
      position: turn.position,
      role: turn.role,
      content: turn.content,
      starts_at_seconds: turn.startsAtSeconds,
      words: turn.words,
    })),
    tool_calls: event.toolCalls.map((call) => ({
      event_key: call.eventKey,
      tool_name: call.toolName,
      args: call.args,
      result: call.result,
      outcome: call.outcome,
      position: call.position,
    })),
  };
}
