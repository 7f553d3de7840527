import { z } from "zod";

/** Retell omits what it does not know, or sends null; nearly every field of a call is optional on the wire. */
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value || null);
const optionalNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

const uttered = z.object({
  role: z.enum(["agent", "user", "transfer_target"]),
  content: z.string(),
  words: z.array(z.object({ word: z.string(), start: z.number(), end: z.number() })).catch([]),
});
const toolInvocation = z.object({
  role: z.literal("tool_call_invocation"),
  tool_call_id: z.string(),
  name: z.string(),
  arguments: z.string().catch(""),
});
const toolResult = z.object({ role: z.literal("tool_call_result"), tool_call_id: z.string(), content: z.string() });

/** One entry of transcript_with_tool_calls; roles that we do not keep (dtmf, node transitions ...) become null. */
export const transcriptEntry = z.union([uttered, toolInvocation, toolResult, z.unknown().transform(() => null)]);

export const retellCall = z.object({
  call_id: z.string().min(1),
  agent_id: optionalText,
  agent_version: optionalNumber,
  from_number: optionalText,
  to_number: optionalText,
  direction: optionalText,
  start_timestamp: optionalNumber,
  end_timestamp: optionalNumber,
  duration_ms: optionalNumber,
  disconnection_reason: optionalText,
  transcript_with_tool_calls: z.array(transcriptEntry).catch([]),
  transcript_object: z.array(transcriptEntry).catch([]),
  recording_url: optionalText,
  call_cost: z.object({ combined_cost: optionalNumber }).nullish(),
  call_analysis: z
    .object({
      call_summary: optionalText,
      user_sentiment: optionalText,
      in_voicemail: z.boolean().nullish(),
    })
    .nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
  /** Their names are in lower case. */
  custom_sip_headers: z.record(z.string(), z.string()).nullish().catch(null),
});
export type RetellCall = z.infer<typeof retellCall>;

export const retellEvent = z.object({ event: z.string(), call: retellCall });

/** Told beside the call of whoever is rung. */
export const transferEvent = z.object({
  event: z.enum(["transfer_started", "transfer_bridged", "transfer_cancelled"]),
  call: retellCall,
  transfer_destination: z.object({ number: z.string() }),
});

export const inboundEvent = z.object({
  event: z.literal("call_inbound"),
  event_timestamp: optionalNumber,
  call_inbound: z.object({
    agent_id: optionalText,
    from_number: optionalText,
    to_number: optionalText,
    call_id: optionalText,
  }),
});

/** The envelope of a custom function call. `args` is read by the tool itself. */
export const toolEnvelope = z.object({
  name: z.string().nullish(),
  args: z.unknown(),
  call: retellCall,
});
