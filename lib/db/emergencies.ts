import { z } from "zod";
import type { EmergencyFacts } from "@/lib/domain/emergencies/emergency-facts";
import { EMERGENCY_KINDS } from "@/lib/domain/emergencies/emergency-kinds";
import type { EmergencyStore } from "@/lib/ports/emergencies";
import type { AsSystem } from "./as-system";

const alertState = z.enum([
  "queued",
  "ringing",
  "answered",
  "acknowledged",
  "too_late",
  "not_taken",
  "no_answer",
  "failed",
  "stopped",
]);
const emergencyRow = z.object({
  id: z.string(),
  call_id: z.string().nullable(),
  kind: z.enum(EMERGENCY_KINDS),
  is_life_threat: z.boolean(),
  is_drill: z.boolean(),
  state: z.enum(["open", "acknowledged", "exhausted", "closed"]),
  words: z.string(),
  customer_number: z.string().nullable(),
  customer_name: z.string().nullable(),
  address: z.string().nullable(),
  acknowledged_name: z.string().nullable(),
  acknowledged_via: z.enum(["key", "reply"]).nullable(),
  business_name: z.string(),
  language: z.enum(["en", "es"]),
  line_number: z.string().nullable(),
  alerts: z.array(
    z.object({
      id: z.string(),
      channel: z.enum(["call", "sms"]),
      name: z.string(),
      phone: z.string(),
      state: alertState,
      provider_id: z.string().nullable(),
    }),
  ),
});
const opened = z.object({
  outcome: z.enum(["opened", "nobody", "already", "taken", "unanswered"]),
  emergency_id: z.string(),
  people: z.number(),
  taken_by: z.string().nullable(),
});
const step = z.union([
  z.object({
    outcome: z.literal("alert"),
    emergency: emergencyRow,
    person: z.object({ name: z.string(), phone: z.string() }),
    call_alert_id: z.string(),
    call_state: alertState,
    started_at: z.coerce.date(),
  }),
  z.object({ outcome: z.enum(["over", "exhausted", "gone"]) }),
]);
const heard = z.union([
  z.object({
    outcome: z.literal("known"),
    do: z.enum(["ask", "thank", "too_late", "goodbye", "hang_up", "nothing"]),
    emergency: emergencyRow,
    alert: z.object({ id: z.string(), provider_id: z.string().nullable() }),
  }),
  z.object({ outcome: z.literal("unknown") }),
]);

/** Emergencies through the app functions of migrations/functions/emergencies. */
export function createEmergencyStore(asSystem: AsSystem): EmergencyStore {
  return { ...createReports(asSystem), ...createLadder(asSystem), ...createAnswers(asSystem) };
}

function createReports(asSystem: AsSystem): Pick<EmergencyStore, "loadTriage" | "open" | "load" | "close"> {
  return {
    async loadTriage(businessId, callId) {
      const [row] = await asSystem(
        "load_triage",
        { p_business_id: businessId, p_call_id: callId },
        z.object({ trade: z.string(), emergencies_off: z.array(z.string()).nullable() }),
      );
      return row ? { trade: row.trade, off: row.emergencies_off ?? [] } : null;
    },
    async open({ businessId, callId, conversationId, actor, now, ...emergency }) {
      const [row] = await asSystem(
        "open_emergency",
        {
          p_business_id: businessId,
          p_call_id: callId,
          p_conversation_id: conversationId,
          p_emergency: {
            kind: emergency.kind,
            is_life_threat: emergency.isLifeThreat,
            is_drill: emergency.isDrill,
            words: emergency.words,
            customer_number: emergency.customerNumber,
            customer_name: emergency.customerName,
            address: emergency.address,
            title: emergency.title,
            body: emergency.body,
            actor_kind: actor.kind,
            actor_id: actor.id,
          },
          p_now: now,
        },
        z.object({ open_emergency: opened }),
      );
      if (!row) throw new Error("open_emergency always answers");
      const { outcome, emergency_id: emergencyId, people, taken_by: takenBy } = row.open_emergency;
      return { outcome, emergencyId, people, takenBy };
    },
    async load(businessId, emergencyId) {
      const [row] = await asSystem(
        "load_emergency",
        { p_business_id: businessId, p_emergency_id: emergencyId },
        z.object({ load_emergency: emergencyRow.nullable() }),
      );
      return row?.load_emergency ? toFacts(row.load_emergency) : null;
    },
    async close(businessId, emergencyId, actor, now) {
      const [row] = await asSystem(
        "close_emergency",
        {
          p_business_id: businessId,
          p_emergency_id: emergencyId,
          p_actor_kind: actor.kind,
          p_actor_id: actor.id,
          p_now: now,
        },
        z.object({ close_emergency: z.enum(["closed", "unchanged", "not_found"]) }),
      );
      return row?.close_emergency ?? "not_found";
    },
  };
}

function createLadder(asSystem: AsSystem): Pick<EmergencyStore, "startStep" | "settleCall"> {
  return {
    async startStep({ businessId, emergencyId, step: number, waitSeconds, now }) {
      const [row] = await asSystem(
        "start_alert_step",
        {
          p_business_id: businessId,
          p_emergency_id: emergencyId,
          p_step: number,
          p_wait_seconds: waitSeconds,
          p_now: now,
        },
        z.object({ start_alert_step: step }),
      );
      const started = row?.start_alert_step;
      if (started?.outcome !== "alert") return { outcome: started?.outcome ?? "gone" };
      const { emergency, person, call_alert_id: callAlertId, call_state: callState, started_at: startedAt } = started;
      return { outcome: "alert", emergency: toFacts(emergency), person, callAlertId, callState, startedAt };
    },
    async settleCall(businessId, alertId, result, now) {
      await asSystem(
        "settle_alert_call",
        {
          p_business_id: businessId,
          p_alert_id: alertId,
          p_alert_state: result.state,
          p_provider_id: result.state === "ringing" ? result.providerId : null,
          p_reason: result.state === "failed" ? result.reason : null,
          p_now: now,
        },
        z.object({}),
      );
    },
  };
}

function createAnswers(asSystem: AsSystem): Pick<EmergencyStore, "hearEvent" | "acknowledgeByText"> {
  return {
    async hearEvent({ alertId, ...event }, now) {
      const [row] = await asSystem(
        "hear_alert_event",
        {
          p_alert_id: alertId,
          p_event: {
            key: event.key,
            kind: event.kind,
            at: event.at,
            control_id: event.controlId,
            digits: event.digits,
            marker: event.marker,
            cause: event.cause,
          },
          p_now: now,
        },
        z.object({ hear_alert_event: heard }),
      );
      const known = row?.hear_alert_event;
      if (known?.outcome !== "known") return null;
      const { do: next, emergency, alert } = known;
      return { next, emergency: toFacts(emergency), alertId: alert.id, controlId: alert.provider_id };
    },
    async acknowledgeByText(text) {
      const [row] = await asSystem(
        "acknowledge_by_text",
        {
          p_webhook_event_id: text.webhookEventId,
          p_provider_message_id: text.providerMessageId,
          p_from_number: text.fromNumber,
          p_to_number: text.toNumber,
          p_body: text.body,
          p_now: text.now,
        },
        z.object({
          acknowledge_by_text: z.object({ outcome: z.enum(["taken", "too_late", "repeat", "none"]) }),
        }),
      );
      return row?.acknowledge_by_text.outcome ?? "none";
    },
  };
}

function toFacts(row: z.infer<typeof emergencyRow>): EmergencyFacts {
  return {
    id: row.id,
    callId: row.call_id,
    kind: row.kind,
    isLifeThreat: row.is_life_threat,
    isDrill: row.is_drill,
    state: row.state,
    words: row.words,
    customerNumber: row.customer_number,
    customerName: row.customer_name,
    address: row.address,
    acknowledgedName: row.acknowledged_name,
    acknowledgedVia: row.acknowledged_via,
    businessName: row.business_name,
    language: row.language,
    lineNumber: row.line_number,
    alerts: row.alerts.map(({ provider_id: providerId, ...alert }) => ({ ...alert, providerId })),
  };
}
