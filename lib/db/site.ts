import { z } from "zod";
import type { SiteStore } from "@/lib/ports/website";
import type { AsSystem } from "./as-system";

const planRow = z.object({
  id: z.string(),
  name: z.string(),
  monthly_cents: z.number(),
  booking_fee_cents: z.number(),
  included_bookings: z.number(),
  trial_days: z.number(),
  setup_cents: z.number(),
  monthly_cap_cents: z.number().nullable(),
});

const healthRow = z.object({
  probe: z.string(),
  day: z.string(),
  up_count: z.number(),
  down_count: z.number(),
  average_ms: z.number(),
  last_minute: z.date(),
  last_is_up: z.boolean(),
});

/** What the public pages show and keep, through the app functions of migrations/functions/site. */
export function createSiteStore(asSystem: AsSystem): SiteStore {
  return {
    async recordContact({ name, email, phone, businessName, topic, message }, now) {
      const p_business_name = businessName || null;
      await asSystem(
        "record_contact",
        {
          p_name: name,
          p_email: email,
          p_phone: phone || null,
          p_business_name,
          p_topic: topic,
          p_message: message,
          p_now: now,
        },
        z.object({}),
      );
    },
    async findDemo() {
      const row = z.object({ id: z.string(), name: z.string(), time_zone: z.string() });
      const [found] = await asSystem("find_demo_business", {}, row);
      return found ? { id: found.id, name: found.name, timeZone: found.time_zone } : null;
    },
    async listPlans() {
      const rows = await asSystem("list_offered_plans", {}, planRow);
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        monthlyCents: row.monthly_cents,
        bookingFeeCents: row.booking_fee_cents,
        includedBookings: row.included_bookings,
        trialDays: row.trial_days,
        setupCents: row.setup_cents,
        monthlyCapCents: row.monthly_cap_cents,
      }));
    },
    async noteHealth(checks, now) {
      const rows = checks.map(({ probe, isUp, ms }) => ({ probe, is_up: isUp, ms: Math.round(ms) }));
      await asSystem("note_health", { p_checks: rows, p_now: now }, z.object({}));
    },
    async listHealth(from) {
      const rows = await asSystem("list_health", { p_from: from }, healthRow);
      return rows.map((row) => ({
        probe: row.probe,
        day: row.day,
        upCount: row.up_count,
        downCount: row.down_count,
        averageMs: row.average_ms,
        lastMinute: row.last_minute,
        lastIsUp: row.last_is_up,
      }));
    },
  };
}
