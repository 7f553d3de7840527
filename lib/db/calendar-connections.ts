import { z } from "zod";
import type { FeedAppointment } from "@/lib/domain/calendar/feed-ics";
import type { CalendarConnectionStore } from "@/lib/ports/calendar";
import type { AsSystem } from "./as-system";

const nothing = z.object({});

const noAppointment = z.object({ business_name: z.string(), appointment_id: z.null() });
const feedRow = z.object({
  business_name: z.string(),
  appointment_id: z.string(),
  revision: z.number(),
  status: z.string(),
  starts_at: z.date(),
  ends_at: z.date(),
  service: z.string(),
  resource: z.string(),
  customer_name: z.string(),
  customer_phone: z.string().nullable(),
  address: z.string().nullable(),
  reference: z.string(),
  changed_at: z.date(),
});

/** Seals a secret for the database; `context` is the business it belongs to. */
export type Seal = (context: string, plain: string) => string;

/** What members decide about their calendar, through the app functions of migrations/functions/calendar. */
export function createCalendarConnectionStore(asSystem: AsSystem, seal: Seal): CalendarConnectionStore {
  return {
    async connect({ businessId, accountEmail, refreshToken, isAnyAccount, memberId, now }) {
      const [row] = await asSystem(
        "connect_calendar",
        {
          p_business_id: businessId,
          p_account_email: accountEmail,
          p_refresh_token_sealed: seal(businessId, refreshToken),
          p_any_account: isAnyAccount,
          p_member_id: memberId,
          p_now: now,
        },
        z.object({ connect_calendar: z.enum(["connected", "other_account"]) }),
      );
      return row?.connect_calendar ?? "other_account";
    },
    async takeAttempt(nonce, now) {
      const args = { p_nonce: nonce, p_now: now };
      const [row] = await asSystem("use_connect_attempt", args, z.object({ use_connect_attempt: z.boolean() }));
      return row?.use_connect_attempt ?? false;
    },
    async disconnect(businessId, memberId, now) {
      const args = { p_business_id: businessId, p_member_id: memberId, p_now: now };
      await asSystem("disconnect_calendar", args, nothing);
    },
    async choose({ businessId, baseRevision, targetId, calendars, onExternalChange, countsTentative, memberId, now }) {
      const [row] = await asSystem(
        "choose_calendars",
        {
          p_business_id: businessId,
          p_base_revision: baseRevision,
          p_target: targetId,
          p_calendars: calendars.map(({ id, title, isBusy }) => ({ id, title, is_busy: isBusy })),
          p_on_external_change: onExternalChange,
          p_counts_tentative: countsTentative,
          p_member_id: memberId,
          p_now: now,
        },
        z.object({ choose_calendars: z.enum(["saved", "changed_elsewhere", "not_connected"]) }),
      );
      return row?.choose_calendars ?? "not_connected";
    },
    async setFeed(businessId, isOpen, memberId, now) {
      const args = { p_business_id: businessId, p_is_open: isOpen, p_member_id: memberId, p_now: now };
      await asSystem("set_calendar_feed", args, nothing);
    },
    async loadFeed(feedId, now) {
      const rows = await asSystem(
        "load_calendar_feed",
        { p_feed_id: feedId, p_now: now },
        z.union([feedRow, noAppointment]),
      );
      const [first] = rows;
      if (!first) return null;
      return { businessName: first.business_name, appointments: rows.flatMap(toFeedAppointment) };
    },
  };
}

function toFeedAppointment(row: z.infer<typeof feedRow> | z.infer<typeof noAppointment>): FeedAppointment[] {
  if (row.appointment_id === null) return [];
  return [
    {
      id: row.appointment_id,
      revision: row.revision,
      status: row.status,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      service: row.service,
      resource: row.resource,
      customerName: row.customer_name,
      customerPhone: row.customer_phone,
      address: row.address,
      reference: row.reference,
      changedAt: row.changed_at,
    },
  ];
}
