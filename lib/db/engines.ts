import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { LegEvent } from "@/lib/domain/calls/leg-event";
import type { CallFacts, EngineOpening, EngineStore, SaveCall } from "@/lib/ports/engines";
import type { AsSystem } from "./as-system";
import { inboundRow, toInboundCall } from "./calls";

/** Longer than any turn takes; a process that died gives its call back after this. */
const leaseSeconds = 20;

const engineOpening = inboundRow.extend({
  engine: z.enum(["retell", "telnyx", "openai-realtime"]),
  fallback_engine: z.enum(["telnyx", "voicemail"]),
});
const events = z.array(z.looseObject({ key: z.string(), kind: z.string() })) as unknown as z.ZodType<LegEvent[]>;
const heard = z.union([
  z.object({
    outcome: z.literal("yours"),
    call_id: z.string(),
    business_id: z.string(),
    state: z.unknown(),
    opening: engineOpening.nullable(),
    events,
  }),
  z.object({ outcome: z.enum(["busy", "repeat", "unknown_call", "unknown", "mismatch"]) }),
]);

/** Calls that we lead, through the app functions of migrations/functions/engines. */
export function createEngineStore(asSystem: AsSystem): EngineStore {
  return {
    ...createConversationStore(asSystem),
    ...createEngineCalls(asSystem),
    ...createModelSpend(asSystem),
    ...createRoutes(asSystem),
  };
}

function createConversationStore(asSystem: AsSystem): Pick<EngineStore, "hear" | "save"> {
  return {
    async hear(event, engine, now) {
      const leaseToken = randomUUID();
      const [row] = await asSystem(
        "hear_call_event",
        {
          p_engine: engine,
          p_provider_call_id: event.legId,
          p_line_number: event.lineNumber,
          p_caller_number: event.callerNumber,
          p_event_key: event.key,
          p_event: event,
          p_lease_token: leaseToken,
          p_lease_seconds: leaseSeconds,
          p_now: now,
        },
        z.object({ hear_call_event: heard }),
      );
      const found = row?.hear_call_event;
      if (found?.outcome !== "yours") return { outcome: found?.outcome ?? "unknown_call" };
      const { call_id: callId, business_id: businessId, state, opening } = found;
      return {
        outcome: "yours",
        held: {
          callId,
          businessId,
          leaseToken,
          state: state ?? null,
          opening: opening ? toEngineOpening(opening) : null,
          events: found.events,
        },
      };
    },
    async save(request) {
      const [row] = await asSystem(
        "save_call_conversation",
        toSaveArguments(request),
        z.object({ save_call_conversation: z.object({ outcome: z.enum(["saved", "lost"]), events }) }),
      );
      const saved = row?.save_call_conversation;
      return saved?.outcome === "saved" ? { outcome: "saved", events: saved.events } : { outcome: "lost" };
    },
  };
}

function toEngineOpening(row: z.infer<typeof engineOpening>): EngineOpening {
  return { ...toInboundCall(row), engine: row.engine, fallbackEngine: row.fallback_engine };
}

function toSaveArguments(request: SaveCall): Record<string, unknown> {
  const { held, state, heard: keys, turns, toolCalls, facts, wakeAt, now } = request;
  return {
    p_call_id: held.callId,
    p_lease_token: held.leaseToken,
    p_lease_seconds: leaseSeconds,
    p_state: state,
    p_heard: `{${keys.map((key) => JSON.stringify(key)).join(",")}}`,
    p_record: {
      turns: turns.map((turn) => ({
        position: turn.position,
        role: turn.role,
        content: turn.content,
        starts_at_seconds: turn.startsAtSeconds,
      })),
      tool_calls: toolCalls.map((call) => ({
        event_key: call.eventKey,
        tool_name: call.toolName,
        args: call.args,
        result: call.result,
        outcome: call.outcome,
        position: call.position,
        duration_ms: call.durationMs,
        occurred_at: call.occurredAt,
      })),
    },
    p_facts: facts && toFactsRow(facts),
    p_wake_at: wakeAt,
    p_now: now,
  };
}

function toFactsRow(facts: CallFacts): Record<string, unknown> {
  return {
    kind: facts.kind,
    started_at: facts.startedAt,
    ended_at: facts.endedAt,
    duration_seconds: facts.durationSeconds,
    end_reason: facts.endReason,
    outcome: facts.outcome,
    summary: facts.summary,
    recording_url: facts.recordingUrl,
  };
}

function createEngineCalls(asSystem: AsSystem): Pick<EngineStore, "openRealtime" | "noteCall" | "loadLine"> {
  return {
    async openRealtime({ lineNumber, callerNumber, divertedFrom, providerCallId, wakeAt, now }) {
      const [row] = await asSystem(
        "open_realtime_call",
        {
          p_line_number: lineNumber,
          p_caller_number: callerNumber,
          p_diverted_from: divertedFrom,
          p_provider_call_id: providerCallId,
          p_wake_at: wakeAt,
          p_now: now,
        },
        z.object({
          open_realtime_call: z.union([engineOpening, z.object({ outcome: z.enum(["unknown", "mismatch"]) })]),
        }),
      );
      const opened = row?.open_realtime_call;
      return opened?.outcome === "found" ? toEngineOpening(opened) : null;
    },
    async noteCall(engine, providerCallId, facts, now) {
      const [row] = await asSystem(
        "note_engine_call",
        { p_engine: engine, p_provider_call_id: providerCallId, p_facts: toFactsRow(facts), p_now: now },
        z.object({ note_engine_call: z.string() }),
      );
      return row?.note_engine_call ?? "unknown_call";
    },
    async loadLine(businessId, callId) {
      const [row] = await asSystem(
        "load_engine_line",
        { p_business_id: businessId, p_call_id: callId },
        z.object({
          business_name: z.string(),
          time_zone: z.string(),
          language: z.enum(["en", "es"]),
          caller_number: z.string().nullable(),
          status: z.string(),
          provider_call_id: z.string().nullable(),
          is_blocked: z.boolean(),
        }),
      );
      if (!row?.provider_call_id) return null;
      return {
        businessId,
        callId,
        businessName: row.business_name,
        timeZone: row.time_zone,
        language: row.language,
        callerNumber: row.caller_number,
        isOver: row.status === "ended",
        providerCallId: row.provider_call_id,
        isBlocked: row.is_blocked,
        // Members are rung by Retell alone.
        isTrial: false,
      };
    },
  };
}

function createModelSpend(asSystem: AsSystem): Pick<EngineStore, "reserveModelSpend" | "settleModelSpend"> {
  return {
    async reserveModelSpend(businessId, purpose, micros, capMicros, now) {
      const [row] = await asSystem(
        "reserve_model_spend",
        { p_business_id: businessId, p_spend_purpose: purpose, p_micros: micros, p_cap_micros: capMicros, p_now: now },
        z.object({ reserve_model_spend: z.boolean() }),
      );
      return row?.reserve_model_spend ?? false;
    },
    async settleModelSpend(businessId, purpose, reservedMicros, spentMicros, now) {
      await asSystem(
        "settle_model_spend",
        {
          p_business_id: businessId,
          p_spend_purpose: purpose,
          p_reserved_micros: reservedMicros,
          p_spent_micros: spentMicros,
          p_now: now,
        },
        z.object({}),
      );
    },
  };
}

function createRoutes(asSystem: AsSystem): Pick<EngineStore, "loadRoute" | "noteProvider" | "claimProviderCheck"> {
  return {
    async claimProviderCheck(provider, now) {
      const [row] = await asSystem(
        "claim_provider_check",
        { p_provider: provider, p_now: now },
        z.object({ claim_provider_check: z.boolean() }),
      );
      return row?.claim_provider_check ?? false;
    },
    async loadRoute(businessId) {
      const [row] = await asSystem(
        "load_route",
        { p_business_id: businessId },
        z.object({
          engine: z.enum(["retell", "telnyx", "openai-realtime"]),
          fallback_engine: z.enum(["telnyx", "voicemail"]),
          effective_engine: z.enum(["retell", "telnyx", "openai-realtime", "voicemail"]),
          numbers: z.array(z.string()),
        }),
      );
      if (!row) return null;
      const { engine, fallback_engine: fallbackEngine, effective_engine: effectiveEngine, numbers } = row;
      return { engine, fallbackEngine, effectiveEngine, numbers };
    },
    async noteProvider(provider, check, now) {
      const [row] = await asSystem(
        "note_provider_check",
        {
          p_provider: provider,
          p_is_up: "isUp" in check ? check.isUp : null,
          p_is_forced: "isForcedDown" in check ? check.isForcedDown : null,
          p_now: now,
        },
        z.object({ note_provider_check: z.enum(["down", "up", "unchanged"]) }),
      );
      return row?.note_provider_check ?? "unchanged";
    },
  };
}
