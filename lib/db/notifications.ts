import type { Kysely } from "kysely";
import { z } from "zod";
import { intervalOf, shiftDate } from "@/lib/domain/member/business-day";
import { readFigureRange } from "@/lib/domain/member/figure-range";
import { notificationGroups } from "@/lib/domain/notifications/groups";
import type { DigestStore, NotificationStore } from "@/lib/ports/notifications";
import { asMember } from "./as-member";
import type { AsSystem } from "./as-system";
import { selectNextAppointments } from "./member/appointments";
import { attentionSince, countAttention, selectAttention } from "./member/attention";
import { selectRangeFigures } from "./member/figures";
import type { DB } from "./types.gen";

const recipient = z.object({
  user_id: z.string(),
  role: z.string(),
  email: z.string().nullable(),
  is_first_owner: z.boolean(),
  business_email: z.string().nullable(),
  time_zone: z.string(),
  email_groups: z.array(z.string()).nullable(),
  text_groups: z.array(z.string()).nullable(),
  mobile: z.string().nullable(),
  quiet_from: z.string().nullable(),
  quiet_to: z.string().nullable(),
});

/** What members are told, through the app functions of migrations/functions/notifications. */
export function createNotificationStore(asSystem: AsSystem): NotificationStore {
  return {
    async markRead({ businessId, memberId, notificationId, now }) {
      const [row] = await asSystem(
        "mark_notification_read",
        { p_business_id: businessId, p_member_id: memberId, p_notification_id: notificationId, p_now: now },
        z.object({ mark_notification_read: z.enum(["read", "not_found", "not_allowed"]) }),
      );
      return row?.mark_notification_read ?? "not_found";
    },
    async markAttention({ businessId, memberId, itemId, isDone, now }) {
      const [row] = await asSystem(
        "mark_attention",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_item_id: itemId,
          p_is_done: isDone,
          p_now: now,
        },
        z.object({ mark_attention: z.enum(["done", "undone", "unchanged", "not_found", "not_allowed"]) }),
      );
      return row?.mark_attention ?? "not_found";
    },
    async saveChoices({ businessId, memberId, choices, now }) {
      const stored = {
        ...choices,
        quietFrom: choices.quietFrom || null,
        quietTo: choices.quietTo || null,
      };
      const [row] = await asSystem(
        "save_member_preferences",
        { p_business_id: businessId, p_member_id: memberId, p_choices: stored, p_now: now },
        z.object({ save_member_preferences: z.enum(["saved", "no_mobile", "not_allowed"]) }),
      );
      return row?.save_member_preferences ?? "not_allowed";
    },
    async listRecipients(businessId) {
      const rows = await asSystem("list_recipients", { p_business_id: businessId }, recipient);
      return rows.map((row) => ({
        userId: row.user_id,
        role: row.role,
        email: row.email,
        isFirstOwner: row.is_first_owner,
        businessEmail: row.business_email,
        timeZone: row.time_zone,
        emailGroups: row.email_groups,
        textGroups: row.text_groups,
        mobile: row.mobile,
        quietFrom: row.quiet_from,
        quietTo: row.quiet_to,
      }));
    },
    async loadGroup(businessId, notificationId) {
      const [row] = await asSystem(
        "load_notification_group",
        { p_business_id: businessId, p_notification_id: notificationId },
        z.object({ notification_group: z.enum(notificationGroups), is_mailed: z.boolean() }),
      );
      return row ? { group: row.notification_group, isMailed: row.is_mailed } : null;
    },
  };
}

const attentionShown = 5;
const appointmentsRead = 50;
const appointmentsShown = 12;

/** Daily digests; what they say is read as the member, so that they never tell more than the home page does. */
export function createDigestStore(asSystem: AsSystem, kysely: Kysely<DB>): DigestStore {
  return {
    async queue(now) {
      const [row] = await asSystem("queue_digests", { p_now: now }, z.object({ queue_digests: z.number() }));
      return row?.queue_digests ?? 0;
    },
    async loadReader(businessId, userId) {
      const [row] = await asSystem(
        "load_digest_reader",
        { p_business_id: businessId, p_user_id: userId },
        z.object({
          email: z.string().nullable(),
          business_name: z.string(),
          time_zone: z.string(),
          digest_hour: z.number().nullable(),
        }),
      );
      if (!row) return null;
      const { email, business_name: businessName, time_zone: timeZone } = row;
      return { email, businessName, timeZone, isWanted: row.digest_hour !== null };
    },
    load({ businessId, userId, reader, day, now }) {
      const { businessName, timeZone } = reader;
      const told = shiftDate(day, -1);
      const until = intervalOf([day], timeZone).to;
      const range = readFigureRange({ from: told, to: told }, now, timeZone);
      // The job stands for the member, who needs no second factor to be mailed.
      const claims = { sub: userId, role: "authenticated", aal: "aal2" };
      return asMember(kysely, claims, async (transaction) => {
        const figures = await selectRangeFigures(transaction, { businessId, timeZone, range });
        const attention = await selectAttention(transaction, businessId, attentionSince(now));
        const next = await selectNextAppointments(transaction, businessId, now, appointmentsRead);
        return {
          businessName,
          timeZone,
          day: told,
          answered: figures.answered.value,
          booked: figures.booked.value,
          missed: figures.missed.value,
          afterHours: figures.afterHours.value,
          valueCents: figures.valueCents.value,
          unpricedCount: figures.unpricedCount,
          attention: attention.slice(0, attentionShown),
          attentionCount: await countAttention(transaction, businessId, attentionSince(now)),
          today: next.filter(({ startsAt, isTest }) => startsAt < until && !isTest).slice(0, appointmentsShown),
        };
      });
    },
    async stop(businessId, userId, now) {
      const args = { p_business_id: businessId, p_user_id: userId, p_now: now };
      const [row] = await asSystem("stop_digest", args, z.object({ stop_digest: z.boolean() }));
      return row?.stop_digest ?? false;
    },
  };
}
