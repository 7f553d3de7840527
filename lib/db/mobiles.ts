import { z } from "zod";
import type { MobileStore } from "@/lib/ports/notifications";
import type { AsSystem } from "./as-system";

const asked = z.enum([
  "sent",
  "confirmed",
  "not_allowed",
  "own_line",
  "wait",
  "too_many",
  "no_line",
  "texts_not_ready",
  "opted_out",
]);
const confirmed = z.object({
  outcome: z.enum(["confirmed", "wrong", "replaced", "too_many", "late", "used", "none"]),
  attempts_left: z.number(),
});

/** Codes to members' mobiles, through the app functions of migrations/functions/notifications/mobile_codes.sql. */
export function createMobileStore(asSystem: AsSystem): MobileStore {
  return {
    async ask({ businessId, memberId, codeId, number, channel, codeHash, now }) {
      const [row] = await asSystem(
        "ask_mobile_code",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_code_id: codeId,
          p_number: number,
          p_channel: channel,
          p_code_hash: codeHash,
          p_now: now,
        },
        z.object({ ask_mobile_code: asked }),
      );
      return row?.ask_mobile_code ?? "not_allowed";
    },
    async confirm({ businessId, memberId, codeHash, now }) {
      const [row] = await asSystem(
        "confirm_mobile_code",
        { p_business_id: businessId, p_member_id: memberId, p_code_hash: codeHash, p_now: now },
        confirmed,
      );
      const outcome = row?.outcome ?? "none";
      return outcome === "wrong" ? { outcome, attemptsLeft: row?.attempts_left ?? 0 } : { outcome };
    },
    async remove(businessId, memberId, now) {
      const [row] = await asSystem(
        "remove_member_mobile",
        { p_business_id: businessId, p_member_id: memberId, p_now: now },
        z.object({ remove_member_mobile: z.enum(["removed", "not_allowed"]) }),
      );
      return row?.remove_member_mobile ?? "not_allowed";
    },
    async loadCode(codeId, now) {
      const [row] = await asSystem(
        "load_mobile_code",
        { p_code_id: codeId, p_now: now },
        z.object({
          business_id: z.string(),
          business_name: z.string(),
          language: z.enum(["en", "es"]),
          number: z.string(),
          line_number: z.string().nullable(),
          is_open: z.boolean(),
        }),
      );
      if (!row) return null;
      const { business_id: businessId, business_name: businessName, line_number: lineNumber, is_open: isOpen } = row;
      return { businessId, businessName, language: row.language, number: row.number, lineNumber, isOpen };
    },
    async fail(businessId, codeId) {
      await asSystem("fail_mobile_code", { p_business_id: businessId, p_code_id: codeId }, z.object({}));
    },
  };
}
