import { z } from "zod";

const callerTurn = z.union([
  z.string(),
  z.strictObject({ digits: z.string().regex(/^[0-9*#]+$/) }),
  z.strictObject({ silence: z.literal(true) }),
  z.strictObject({ hang_up: z.literal(true) }),
]);

const delivery = z.strictObject({
  /** Webhooks come twice, and each tool call is sent twice at the same time. */
  twice: z.boolean().default(false),
  shuffle: z.boolean().default(false),
  late_ms: z.int().min(0).max(600_000).default(0),
});

const howToCall = {
  delivery: delivery.optional(),
  engine: z.enum(["scripted", "openai"]).optional(),
};

/** Body of `POST /_sim/inbound-call`. */
export const inboundCallInput = z.strictObject({
  to_number: z.string(),
  /** Left out or null: the caller withholds the number. */
  from_number: z.string().nullish(),
  turns: z.array(callerTurn).default([]),
  /** Runs exactly these tools between the turns instead of asking the receptionist. */
  tools: z.array(z.strictObject({ name: z.string(), args: z.record(z.string(), z.unknown()) })).optional(),
  ...howToCall,
  pace: z.enum(["fast", "real"]).default("fast"),
  custom_sip_headers: z.record(z.string(), z.string()).default({}),
  /** How long the recording's link works. */
  recording_ttl_ms: z.int().min(0).optional(),
  /** Ends the call like this, whatever happened: `error_asr`, `inactivity`, ... */
  disconnection_reason: z.string().optional(),
  /** Replaces parts of the analysis. */
  analysis: z
    .object({
      call_summary: z.string(),
      call_successful: z.boolean(),
      in_voicemail: z.boolean(),
      user_sentiment: z.enum(["Negative", "Positive", "Neutral", "Unknown"]),
      custom_analysis_data: z.unknown(),
    })
    .partial()
    .optional(),
  /** Leaves `call_id` out of the inbound webhook, as the older API did. */
  omit_call_id: z.boolean().default(false),
});

/** Body of `POST /_sim/calls`: a number to ring, or the id of a call that the API registered. */
export const openCallInput = z.union([
  z.strictObject({
    to_number: z.string(),
    from_number: z.string().nullish(),
    pace: z.enum(["typed", "fast", "real"]).default("typed"),
    ...howToCall,
  }),
  z.strictObject({ call_id: z.string(), pace: z.enum(["typed", "fast", "real"]).default("typed"), ...howToCall }),
]);

/** Body of `POST /_sim/calls/:id/say`. */
export const sayInput = z.union([
  z.strictObject({ text: z.string().min(1).max(10_000) }),
  z.strictObject({ digits: z.string().regex(/^[0-9*#]+$/) }),
  z.strictObject({ silence: z.literal(true) }),
]);

/** Body of `POST /_sim/web-call/:id`: plays lines on a registered call. */
export const playInput = z.strictObject({ turns: z.array(callerTurn).default([]), ...howToCall });

/** Body of `POST /_sim/callee`: what happens when our agent calls this number. */
export const calleeInput = z.strictObject({
  to_number: z.string(),
  answer: z.enum(["answers", "person", "no_answer", "busy", "failed"]).default("answers"),
  turns: z.array(callerTurn).default([]),
  ring_ms: z.int().min(0).max(60_000).default(0),
});
