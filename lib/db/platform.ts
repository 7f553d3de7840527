import { z } from "zod";
import type { InboxStore, IncidentStore, JobStore, LeasedJob, ReceptionistStore } from "@/lib/ports/stores";
import type { AsSystem } from "./as-system";

const nothing = z.object({});

const jobRow = z.object({
  id: z.string(),
  business_id: z.string().nullable(),
  kind: z.string(),
  key: z.string(),
  payload: z.unknown(),
  attempts: z.number(),
  attempts_max: z.number(),
  lease_token: z.string(),
  created_at: z.date(),
});

/** The outbox through the app functions of migrations/functions/jobs. */
export function createJobStore(asSystem: AsSystem): JobStore {
  return {
    async claim(limit, leaseSeconds, now) {
      const rows = await asSystem("claim_jobs", { p_limit: limit, p_lease_seconds: leaseSeconds, p_now: now }, jobRow);
      return rows.map(
        (row): LeasedJob => ({
          id: row.id,
          businessId: row.business_id,
          kind: row.kind,
          key: row.key,
          payload: row.payload,
          attempts: row.attempts,
          attemptsMax: row.attempts_max,
          leaseToken: row.lease_token,
          createdAt: row.created_at,
        }),
      );
    },
    async finish(job, result, now) {
      const [row] = await asSystem(
        "finish_job",
        { p_job_id: job.id, p_lease_token: job.leaseToken, p_result: result, p_now: now },
        z.object({ finish_job: z.boolean() }),
      );
      return row?.finish_job ?? false;
    },
    async fail(job, { error, isRetryable, retryInSeconds }, now) {
      const [row] = await asSystem(
        "fail_job",
        {
          p_job_id: job.id,
          p_lease_token: job.leaseToken,
          p_error: error,
          p_is_retryable: isRetryable,
          p_retry_in_seconds: retryInSeconds,
          p_now: now,
        },
        z.object({ fail_job: z.string() }),
      );
      return row?.fail_job ?? "lost_lease";
    },
  };
}

/** The inbox of provider events. */
export function createInboxStore(asSystem: AsSystem): InboxStore {
  return {
    async record({ provider, eventId, kind, payload, now }) {
      const [row] = await asSystem(
        "record_webhook",
        { p_provider: provider, p_event_id: eventId, p_kind: kind, p_payload: payload, p_now: now },
        z.object({ record_webhook: z.enum(["received", "duplicate"]) }),
      );
      return row?.record_webhook ?? "duplicate";
    },
    async load(webhookEventId) {
      const [row] = await asSystem(
        "load_webhook",
        { p_webhook_event_id: webhookEventId },
        z.object({
          id: z.string(),
          provider: z.string(),
          event_id: z.string(),
          kind: z.string(),
          payload: z.unknown(),
          state: z.string(),
          received_at: z.date(),
        }),
      );
      if (!row) return null;
      const { event_id: eventId, received_at: receivedAt, ...rest } = row;
      return { ...rest, eventId, receivedAt };
    },
    async finish(webhookEventId, state, result, now) {
      await asSystem(
        "finish_webhook",
        { p_webhook_event_id: webhookEventId, p_state: state, p_result: result, p_now: now },
        nothing,
      );
    },
  };
}

export function createIncidentStore(asSystem: AsSystem): IncidentStore {
  return {
    async load(incidentId) {
      const [row] = await asSystem(
        "load_incident",
        { p_incident_id: incidentId },
        z.object({ kind: z.string(), key: z.string(), times: z.number(), first_at: z.date() }),
      );
      return row ? { kind: row.kind, key: row.key, times: row.times, firstAt: row.first_at } : null;
    },
  };
}

export function createReceptionistStore(asSystem: AsSystem): ReceptionistStore {
  return {
    async load(businessId) {
      const [row] = await asSystem(
        "load_receptionist",
        { p_business_id: businessId },
        z.object({
          business_name: z.string(),
          time_zone: z.string(),
          language: z.enum(["en", "es"]),
          trade: z.string(),
          voice_id: z.string(),
          tone: z.string(),
          llm_id: z.string().nullable(),
          agent_id: z.string().nullable(),
          agent_version: z.number().nullable(),
          numbers: z.array(z.string()),
        }),
      );
      if (!row) return null;
      return {
        businessName: row.business_name,
        timeZone: row.time_zone,
        language: row.language,
        trade: row.trade,
        voiceId: row.voice_id,
        tone: row.tone,
        llmId: row.llm_id,
        agentId: row.agent_id,
        agentVersion: row.agent_version,
        numbers: row.numbers,
      };
    },
    async save(businessId, made, now) {
      await asSystem(
        "save_receptionist",
        {
          p_business_id: businessId,
          p_llm_id: made.llmId,
          p_agent_id: made.agentId,
          p_agent_version: made.agentVersion,
          p_now: now,
        },
        nothing,
      );
    },
  };
}
