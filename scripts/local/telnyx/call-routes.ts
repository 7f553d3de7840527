import type Telnyx from "telnyx";
import type { RouteContext, StandInApp } from "@/scripts/local/kit/stand-in";
import { actionNamed, beforeAnswer, ringOut } from "./call-actions";
import { newLeg } from "./call-legs";
import type { World } from "./events";
import type { CallLeg, TelnyxState } from "./state";
import { missingField, notFound, pageAnswer, readBody, telnyxError } from "./telnyx-error";

const COMMAND_MEMORY_MS = 60_000;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ACTION_PATH = "/v2/calls/:id/actions/:action";

/** Call Control: dial, status, every command, and recordings. */
export function mountCallRoutes(app: StandInApp, world: World): void {
  const { state } = world;
  app.post("/v2/calls", async (c) => {
    const body = await readBody<Telnyx.CallDialParams>(c);
    const leg = dial(world, body);
    return c.json({ data: statusOf(leg) });
  });
  app.get("/v2/calls/:id", (c) => c.json({ data: statusOf(findLeg(state, c.req.param("id"))) }));
  const command = async (c: RouteContext) => {
    const leg = findLeg(state, c.req.param("id"));
    const name = c.req.param("action");
    const action = actionNamed(name);
    if (!action) throw notFound();
    const body = await readBody<Record<string, unknown>>(c);
    checkClientState(body.client_state);
    if (leg.state === "hangup") {
      throw telnyxError(422, "90018", "Call has already ended", "This call is no longer active.");
    }
    if (isRepeat(state, leg.call_control_id, body.command_id)) return c.json({ data: { result: "ok" } });
    if (leg.state === "parked" && !beforeAnswer.has(name)) {
      throw telnyxError(422, "90034", "Call has not been answered yet", `The command ${name} needs an answered call.`);
    }
    if (typeof body.client_state === "string") leg.client_state = body.client_state;
    if (typeof body.webhook_url === "string") leg.webhook_url = body.webhook_url;
    leg.commands.push({ action: name, at: new Date().toISOString(), body });
    const extra = action(world, leg, body);
    return c.json({ data: { result: "ok", ...extra } });
  };
  app.post(ACTION_PATH, command);
  app.put(ACTION_PATH, command);
  mountRecordingRoutes(app, state);
}

function dial(world: World, body: Telnyx.CallDialParams): CallLeg {
  const { state } = world;
  for (const name of ["connection_id", "from", "to"] as const) if (!body[name]) throw missingField(name);
  checkClientState(body.client_state);
  if (!state.applications[body.connection_id]) {
    const detail = "The connection_id is no Call Control application.";
    throw telnyxError(422, "10015", "Invalid value for connection_id", detail, "/connection_id");
  }
  const to = Array.isArray(body.to) ? (body.to[0] ?? "") : body.to;
  const earlier = Object.values(state.calls).find(
    (leg) => leg.direction === "outgoing" && leg.to === to && leg.commands[0]?.action === `dial ${body.command_id}`,
  );
  if (isRepeat(state, "dial", body.command_id) && earlier) return earlier;
  const leg = newLeg(state, {
    connection_id: body.connection_id,
    direction: "outgoing",
    from: body.from,
    to,
    client_state: body.client_state ?? null,
    webhook_url: body.webhook_url ?? null,
    commands: [{ action: `dial ${body.command_id}`, at: new Date().toISOString(), body }],
  });
  void ringOut(world, leg);
  return leg;
}

function mountRecordingRoutes(app: StandInApp, state: TelnyxState): void {
  const find = (id: string) => {
    const recording = state.recordings[id];
    if (!recording) throw notFound();
    return recording;
  };
  app.get("/v2/recordings", (c) => {
    const legId = c.req.query("filter[call_leg_id]");
    const sessionId = c.req.query("filter[call_session_id]");
    const rows = Object.values(state.recordings).filter(
      (one) => (!legId || one.call_leg_id === legId) && (!sessionId || one.call_session_id === sessionId),
    );
    return c.json(pageAnswer(c, rows));
  });
  app.get("/v2/recordings/:id", (c) => c.json({ data: find(c.req.param("id")) }));
  app.delete("/v2/recordings/:id", (c) => {
    const recording = find(c.req.param("id"));
    delete state.recordings[c.req.param("id")];
    return c.json({ data: recording });
  });
}

/** The leg with this call_control_id; throws Telnyx's 404. */
export function findLeg(state: TelnyxState, callControlId: string): CallLeg {
  const leg = state.calls[callControlId];
  if (!leg) throw telnyxError(404, "90015", "Call not found", "The call_control_id is unknown.");
  return leg;
}

function statusOf(leg: CallLeg) {
  return {
    record_type: "call",
    call_control_id: leg.call_control_id,
    call_leg_id: leg.call_leg_id,
    call_session_id: leg.call_session_id,
    is_alive: leg.state !== "hangup",
    start_time: leg.start_time,
    ...(leg.end_time ? { end_time: leg.end_time } : {}),
    ...(leg.client_state ? { client_state: leg.client_state } : {}),
  } satisfies Telnyx.CallRetrieveStatusResponse.Data;
}

// The same command_id on the same call is ignored for a minute.
function isRepeat(state: TelnyxState, scope: string, commandId: unknown): boolean {
  if (typeof commandId !== "string" || commandId === "") return false;
  const now = Date.now();
  for (const [key, until] of Object.entries(state.commands)) if (until <= now) delete state.commands[key];
  const key = `${scope}|${commandId}`;
  if (state.commands[key]) return true;
  state.commands[key] = now + COMMAND_MEMORY_MS;
  return false;
}

function checkClientState(value: unknown): void {
  if (value === undefined || value === null) return;
  if (typeof value !== "string" || !BASE64.test(value)) {
    throw telnyxError(422, "90022", "Invalid value for client_state", "client_state must be base64.", "/client_state");
  }
}
