import { z } from "zod";
import type { PhoneTestStore } from "@/lib/ports/phone-tests";
import type { AsSystem } from "./as-system";
import { inboundRow, toInboundCall } from "./calls";

const loaded = inboundRow.extend({
  state: z.enum(["queued", "placed", "failed"]),
  asked_at: z.coerce.date(),
  from_number: z.string(),
  to_number: z.string(),
});

const outcomes = ["started", "known", "busy", "own_line", "not_ready", "forbidden"] as const;

/** Calls to members through the app functions of migrations/functions/telephony/phone_tests.sql. */
export function createPhoneTestStore(asSystem: AsSystem): PhoneTestStore {
  return {
    async start({ businessId, memberId, pressId, phone, now }) {
      const [row] = await asSystem(
        "start_phone_test",
        { p_business_id: businessId, p_member_id: memberId, p_press_id: pressId, p_phone: phone, p_now: now },
        z.object({ outcome: z.enum(outcomes), call_id: z.string().nullable() }),
      );
      const outcome = row?.outcome ?? "forbidden";
      if (outcome !== "started" && outcome !== "known") return { outcome };
      return { outcome, callId: row?.call_id ?? "" };
    },
    async load(businessId, callId, now) {
      const [row] = await asSystem(
        "load_phone_test",
        { p_business_id: businessId, p_call_id: callId, p_now: now },
        z.object({ load_phone_test: loaded.nullable() }),
      );
      const found = row?.load_phone_test;
      if (!found) return null;
      const { state, asked_at: askedAt, from_number: from, to_number: to } = found;
      return { call: toInboundCall(found), state, askedAt, from, to };
    },
    async settle(businessId, callId, result, now) {
      await asSystem(
        "settle_phone_test",
        {
          p_business_id: businessId,
          p_call_id: callId,
          p_test_state: result.state,
          p_provider_call_id: result.state === "placed" ? result.providerCallId : null,
          p_reason: result.state === "failed" ? result.reason : null,
          p_now: now,
        },
        z.object({}),
      );
    },
  };
}
