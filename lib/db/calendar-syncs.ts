import { z } from "zod";
import type { CalendarSyncStore } from "@/lib/ports/calendar";
import type { AsSystem } from "./as-system";
import type { Unseal } from "./effects";

const nothing = z.object({});

const syncedRow = z.object({
  calendar_id: z.string(),
  sync_token: z.string().nullable(),
  full_synced_at: z.date().nullable(),
  is_busy: z.boolean(),
  is_target: z.boolean(),
  counts_tentative: z.boolean(),
  choices_revision: z.number(),
  time_zone: z.string(),
  refresh_token_sealed: z.string(),
});

const changeRow = z.object({
  appointment_id: z.string(),
  revision: z.number(),
  starts_at: z.date().nullable(),
  now_revision: z.number(),
  now_status: z.enum(["confirmed", "completed", "cancelled", "no_show"]),
  now_starts_at: z.date(),
  now_resource_id: z.string(),
});

/** What is read of connected calendars, through the app functions of migrations/functions/calendar. */
export function createCalendarSyncStore(asSystem: AsSystem, unseal: Unseal): CalendarSyncStore {
  return { ...reads(asSystem, unseal), ...changes(asSystem), ...channels(asSystem) };
}

function reads(
  asSystem: AsSystem,
  unseal: Unseal,
): Pick<CalendarSyncStore, "load" | "apply" | "fail" | "listShown" | "sweep"> {
  return {
    async load(businessId, syncedCalendarId) {
      const [row] = await asSystem(
        "load_synced_calendar",
        { p_business_id: businessId, p_synced_calendar_id: syncedCalendarId },
        syncedRow,
      );
      if (!row) return null;
      return {
        calendarId: row.calendar_id,
        syncToken: row.sync_token,
        fullSyncedAt: row.full_synced_at,
        isBusy: row.is_busy,
        isTarget: row.is_target,
        countsTentative: row.counts_tentative,
        choicesRevision: row.choices_revision,
        timeZone: row.time_zone,
        refreshToken: unseal(businessId, row.refresh_token_sealed),
      };
    },
    async apply(read) {
      const blocks = read.blocks.map(({ id, startsAt, endsAt, summary }) => ({
        id,
        starts_at: startsAt,
        ends_at: endsAt,
        summary,
      }));
      const [row] = await asSystem(
        "apply_calendar_sync",
        {
          p_business_id: read.businessId,
          p_synced_calendar_id: read.syncedCalendarId,
          p_is_full: read.isFull,
          p_base_token: read.baseToken,
          p_base_revision: read.baseRevision,
          p_next_token: read.nextToken,
          p_blocks: blocks,
          p_gone: read.goneIds,
          p_now: read.now,
        },
        z.object({ apply_calendar_sync: z.enum(["saved", "gone", "overtaken"]) }),
      );
      return row?.apply_calendar_sync ?? "gone";
    },
    async fail({ businessId, syncedCalendarId, baseToken, error }) {
      const args = { p_synced_calendar_id: syncedCalendarId, p_base_token: baseToken, p_error: error };
      await asSystem("fail_calendar_sync", { p_business_id: businessId, ...args }, nothing);
    },
    async listShown(businessId, now) {
      const args = { p_business_id: businessId, p_now: now };
      const rows = await asSystem("list_shown_appointments", args, z.object({ appointment_id: z.string() }));
      return rows.map((row) => row.appointment_id);
    },
    async sweep(now) {
      const [row] = await asSystem("sweep_calendars", { p_now: now }, z.object({ sweep_calendars: z.number() }));
      return row?.sweep_calendars ?? 0;
    },
  };
}

function changes(
  asSystem: AsSystem,
): Pick<CalendarSyncStore, "noteChange" | "loadChange" | "claimChange" | "settleChange" | "putBack"> {
  return {
    async noteChange(change) {
      const [row] = await asSystem(
        "note_external_change",
        {
          p_business_id: change.businessId,
          p_appointment_id: change.appointmentId,
          p_revision: change.revision,
          p_is_same: change.isSame,
          p_event_starts_at: change.startsAt,
          p_now: change.now,
        },
        z.object({
          outcome: z.enum(["same", "stale", "asked", "known", "apply"]),
          change_id: z.string().nullable(),
        }),
      );
      return { outcome: row?.outcome ?? "stale", changeId: row?.change_id ?? null };
    },
    async loadChange(businessId, changeId) {
      const args = { p_business_id: businessId, p_change_id: changeId };
      const [row] = await asSystem("load_external_change", args, changeRow);
      if (!row) return null;
      return {
        appointmentId: row.appointment_id,
        revision: row.revision,
        startsAt: row.starts_at,
        now: {
          revision: row.now_revision,
          status: row.now_status,
          startsAt: row.now_starts_at,
          resourceId: row.now_resource_id,
        },
      };
    },
    async claimChange({ businessId, changeId, decision, actorId, now }) {
      const [row] = await asSystem(
        "claim_external_change",
        { p_business_id: businessId, p_change_id: changeId, p_decision: decision, p_actor_id: actorId, p_now: now },
        z.object({ claim_external_change: z.boolean() }),
      );
      return row?.claim_external_change ?? false;
    },
    async settleChange({ businessId, changeId, state, reason, actorId, now }) {
      const [row] = await asSystem(
        "settle_external_change",
        {
          p_business_id: businessId,
          p_change_id: changeId,
          p_change_state: state,
          p_reason: reason,
          p_actor_id: actorId,
          p_now: now,
        },
        z.object({ settle_external_change: z.enum(["settled", "already_decided"]) }),
      );
      return row?.settle_external_change ?? "already_decided";
    },
    async putBack(businessId, appointmentId, key, now) {
      const args = { p_business_id: businessId, p_appointment_id: appointmentId, p_key: key, p_now: now };
      await asSystem("put_calendar_event_back", args, nothing);
    },
  };
}

function channels(
  asSystem: AsSystem,
): Pick<
  CalendarSyncStore,
  "listChannels" | "openChannel" | "confirmChannel" | "closeChannel" | "refuseChannel" | "recordPush"
> {
  return {
    async listChannels(businessId, syncedCalendarId) {
      const rows = await asSystem(
        "list_calendar_channels",
        { p_business_id: businessId, p_synced_calendar_id: syncedCalendarId },
        z.object({ channel_id: z.string(), watched_id: z.string().nullable(), expires_at: z.date().nullable() }),
      );
      return rows.map((row) => ({ channelId: row.channel_id, watchedId: row.watched_id, expiresAt: row.expires_at }));
    },
    async openChannel(businessId, syncedCalendarId, channelId, now) {
      const args = { p_synced_calendar_id: syncedCalendarId, p_channel_id: channelId, p_now: now };
      await asSystem("open_calendar_channel", { p_business_id: businessId, ...args }, nothing);
    },
    async confirmChannel(businessId, channelId, watchedId, expiresAt) {
      const args = { p_channel_id: channelId, p_watched_id: watchedId, p_expires_at: expiresAt };
      await asSystem("confirm_calendar_channel", { p_business_id: businessId, ...args }, nothing);
    },
    async closeChannel(businessId, channelId) {
      await asSystem("close_calendar_channel", { p_business_id: businessId, p_channel_id: channelId }, nothing);
    },
    async refuseChannel(businessId, channelId) {
      await asSystem("refuse_calendar_channel", { p_business_id: businessId, p_channel_id: channelId }, nothing);
    },
    async recordPush({ channelId, watchedId, messageNumber, pushState, now }) {
      const [row] = await asSystem(
        "record_calendar_push",
        {
          p_channel_id: channelId,
          p_watched_id: watchedId,
          p_message_number: messageNumber,
          p_push_state: pushState,
          p_now: now,
        },
        z.object({ record_calendar_push: z.enum(["received", "joined", "duplicate", "unknown_channel"]) }),
      );
      return row?.record_calendar_push ?? "unknown_channel";
    },
  };
}
