import { z } from "zod";
import type { Deliverer } from "@/scripts/local/kit/deliverer";
import { randomId } from "@/scripts/local/kit/random-id";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { apiError } from "./errors";
import type { OpenaiState } from "./state";

/** A SIP call at the local OpenAI. The session is what it was accepted with. */
export interface RealtimeCall {
  id: string;
  status: "pending" | "accepted" | "rejected" | "ended";
  session: AcceptedSession | null;
  /** Where the call was handed over to. */
  referredTo?: string;
}

const session = z.looseObject({
  type: z.literal("realtime"),
  model: z.string().min(1),
  instructions: z.string().default(""),
  tools: z
    .array(
      z.looseObject({
        type: z.literal("mcp"),
        server_label: z.string().min(1),
        server_url: z.url(),
        authorization: z.string().optional(),
        allowed_tools: z.array(z.string()).optional(),
        require_approval: z.enum(["always", "never"]).default("always"),
      }),
    )
    .default([]),
});
export type AcceptedSession = z.infer<typeof session>;

const callsMax = 200;

/** Accept, reject, hang up: the commands on a call that came in over SIP. Their answers are empty. */
export function mountRealtimeCalls(app: StandInApp, state: OpenaiState): void {
  const find = (id: string, ...wanted: RealtimeCall["status"][]): RealtimeCall => {
    const call = state.calls[id];
    if (!call || !wanted.includes(call.status))
      throw apiError(404, `No such call: ${id}`, "call_id", "call_id_not_found");
    return call;
  };
  app.post("/v1/realtime/calls/:id/accept", async (c) => {
    const call = find(c.req.param("id"), "pending");
    const parsed = session.safeParse(await c.req.json());
    if (!parsed.success) throw apiError(400, z.prettifyError(parsed.error));
    Object.assign(call, { status: "accepted", session: parsed.data });
    return c.body("", 200);
  });
  app.post("/v1/realtime/calls/:id/reject", (c) => {
    find(c.req.param("id"), "pending").status = "rejected";
    return c.body("", 200);
  });
  app.post("/v1/realtime/calls/:id/refer", async (c) => {
    const call = find(c.req.param("id"), "accepted");
    const parsed = z.object({ target_uri: z.string().regex(/^(?:tel|sip):/) }).safeParse(await c.req.json());
    if (!parsed.success) throw apiError(400, z.prettifyError(parsed.error));
    Object.assign(call, { status: "ended", referredTo: parsed.data.target_uri });
    return c.body("", 200);
  });
  app.post("/v1/realtime/calls/:id/hangup", (c) => {
    find(c.req.param("id"), "accepted").status = "ended";
    return c.body("", 200);
  });
  app.get("/_sim/calls", (c) => c.json(Object.values(state.calls)));
}

/** A call that has just come in and waits. */
export function newCall(state: OpenaiState): RealtimeCall {
  const call: RealtimeCall = { id: randomId("rtc_", 24), status: "pending", session: null };
  state.calls[call.id] = call;
  for (const old of Object.keys(state.calls).slice(0, -callsMax)) delete state.calls[old];
  return call;
}

/** Tells the application of a call; answers when its webhook has answered. */
export async function announce(
  deliverer: Deliverer,
  url: string,
  call: RealtimeCall,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await deliverer.call({
    url,
    event: "realtime.call.incoming",
    reference: call.id,
    timeoutMs: 10_000,
    retryDelaysMs: [300, 1_000],
    payload: {
      object: "event",
      id: randomId("evt_", 24),
      type: "realtime.call.incoming",
      created_at: Math.floor(Date.now() / 1000),
      data: {
        call_id: call.id,
        sip_headers: [
          { name: "From", value: `<sip:${from}@sip.example.com>;tag=local` },
          { name: "To", value: `<sip:${to}@sip.api.openai.com>` },
          { name: "Call-ID", value: randomId("", 16) },
        ],
        sip_media_security: "srtp",
      },
    },
  });
}
