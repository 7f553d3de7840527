import { z } from "zod";
import type { TransferStore } from "@/lib/ports/transfers";
import type { AsSystem } from "./as-system";

const planRow = z.object({
  outcome: z.enum(["transferring", "nobody", "outside_hours"]),
  business_name: z.string(),
  caller_name: z.string().nullable(),
  is_vip: z.boolean(),
  targets: z.array(z.object({ name: z.string(), phone: z.string(), place: z.number() })),
});

/** Putting callers through, by the app functions of migrations/functions/transfers. */
export function createTransferStore(asSystem: AsSystem): TransferStore {
  return {
    async load({ businessId, callerNumber, to, now }) {
      const [row] = await asSystem(
        "load_transfer",
        { p_business_id: businessId, p_caller_number: callerNumber, p_person_name: to, p_now: now },
        planRow,
      );
      if (!row) return null;
      const { outcome, targets } = row;
      return { outcome, targets, businessName: row.business_name, callerName: row.caller_name, isVip: row.is_vip };
    },
    async note({ businessId, callId, position, phone, state, cause, at }) {
      const [row] = await asSystem(
        "note_transfer_attempt",
        {
          p_business_id: businessId,
          p_call_id: callId,
          p_position: position,
          p_phone: phone,
          p_attempt_state: state,
          p_cause: cause,
          p_at: at,
        },
        z.object({ note_transfer_attempt: z.enum(["noted", "unchanged", "not_found"]) }),
      );
      return row?.note_transfer_attempt ?? "not_found";
    },
  };
}
