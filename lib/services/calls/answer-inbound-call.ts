import type { InboundCall } from "@/lib/domain/calls/business-description";
import type { Ctx } from "@/lib/ports";
import type { CallLine } from "@/lib/ports/stores";
import { describeCall } from "@/lib/receptionist/prompt/describe-call";

export type InboundAnswer =
  | {
      outcome: "answered";
      callId: string;
      agentId: string | null;
      agentVersion: number | null;
      variables: Record<string, string>;
    }
  | { outcome: "rejected" }
  | { outcome: "unknown_line" };

/**
 * What the receptionist must know before the first word, from one query that also makes the call's row. An unmatched
 * number is noted as an incident by the query; the caller then hears the platform's polite sentence.
 */
export async function answerInboundCall(
  ctx: Ctx<"calls">,
  line: CallLine & { inboundKey: string; engine: string },
): Promise<InboundAnswer> {
  const call: InboundCall | null = await ctx.calls.openInbound({ ...line, now: ctx.now });
  if (!call) return { outcome: "unknown_line" };
  return {
    outcome: "answered",
    callId: call.callId,
    agentId: call.agentId,
    agentVersion: call.agentVersion,
    variables: describeCall(call, line.callerNumber, ctx.now),
  };
}
