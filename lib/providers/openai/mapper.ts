import { z } from "zod";
import { numberInSip } from "@/lib/domain/telephony/sip-number";

const incoming = z.object({
  type: z.literal("realtime.call.incoming"),
  data: z.object({
    call_id: z.string().min(1).max(200),
    sip_headers: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
  }),
});

/** A call that waits to be accepted. Its numbers come from SIP headers, which anybody may write. */
export interface RealtimeIncoming {
  providerCallId: string;
  lineNumber: string | null;
  callerNumber: string | null;
  divertedFrom: string | null;
}

/** Reads `realtime.call.incoming`; null for every other event. */
export function toRealtimeIncoming(payload: unknown): RealtimeIncoming | null {
  const parsed = incoming.safeParse(payload);
  if (!parsed.success) return null;
  const { call_id: providerCallId, sip_headers: headers } = parsed.data.data;
  const numberIn = (name: string) => {
    const value = headers.find((header) => header.name.toLowerCase() === name)?.value ?? "";
    return numberInSip(value);
  };
  return {
    providerCallId,
    lineNumber: numberIn("to"),
    callerNumber: numberIn("from"),
    divertedFrom: numberIn("diversion"),
  };
}
