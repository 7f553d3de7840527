import type Retell from "retell-sdk";
import { randomHex } from "@/scripts/local/kit/random-id";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { findAgent } from "./agent-routes";
import { meetsCriteria } from "./call-filter";
import { placeOutboundCall } from "./outbound";
import { limitFrom, pageOf } from "./paging";
import { readBody, requireFields, retellError } from "./retell-error";
import { type CallRecord, type RetellState, storeCall } from "./state";
import { callBasics, hangUp, type Telephone } from "./telephone";

const WEB_TOKEN_MS = 30_000;
const TRANSCRIPTS = [
  "transcript",
  "transcript_object",
  "transcript_with_tool_calls",
  "scrubbed_transcript_with_tool_calls",
] as const;

type Given = Pick<Retell.CallCreateWebCallParams, "metadata" | "retell_llm_dynamic_variables">;

/** The call API: register, place, list, read, change, stop and delete. */
export function mountCallRoutes(app: StandInApp, phone: Telephone): void {
  const { state } = phone;
  mountCreateRoutes(app, phone);
  app.get("/v2/get-call/:id", (c) => c.json(findCall(state, c.req.param("id"))));
  app.post("/v3/list-calls", async (c) => {
    const body = await readBody<Retell.CallListParams>(c);
    const rows = Object.values(state.calls).filter((call) => meetsCriteria(call, body.filter_criteria));
    rows.sort((left, right) => (left.start_timestamp ?? 0) - (right.start_timestamp ?? 0));
    if (body.sort_order !== "ascending") rows.reverse();
    const page = pageOf(rows.map(withoutTranscripts), (call) => String(call.call_id), {
      limit: limitFrom(body.limit, 50),
      after: body.pagination_key,
      skip: body.skip,
    });
    return c.json({ ...page, ...(body.include_total ? { total: rows.length } : {}) });
  });
  app.patch("/v2/update-call/:id", async (c) => {
    const call = findCall(state, c.req.param("id"));
    const { metadata, data_storage_setting: setting } = await readBody<Retell.CallUpdateParams>(c);
    if (metadata !== undefined) call.metadata = metadata;
    if (setting !== undefined) call.data_storage_setting = setting;
    return c.json(call);
  });
  app.patch("/v2/update-live-call/:id", async (c) => {
    const live = findLive(phone, c.req.param("id"));
    const { fields_to_override: fields } = await readBody<Retell.CallUpdateLiveParams>(c);
    if (fields?.metadata !== undefined) live.call.metadata = fields.metadata;
    Object.assign(live.variables, fields?.override_dynamic_variables);
    return c.json({ success: true });
  });
  app.post("/v2/stop-call/:id", async (c) => {
    const live = findLive(phone, c.req.param("id"));
    live.endReason = "manual_stopped";
    // A call whose lines are being played ends by itself at the next line; a typed one has nobody who would notice.
    if (live.pace === "typed") await hangUp(phone, live, "manual_stopped");
    return c.body(null, 204);
  });
  app.put("/rerun-call-analysis/:id", (c) => c.json(findCall(state, c.req.param("id")), 201));
  app.delete("/v2/delete-call/:id", (c) => {
    const { call_id: id } = findCall(state, c.req.param("id"));
    delete state.calls[id];
    delete state.recordingExpiry[id];
    return c.body(null, 204);
  });
  app.get("/get-concurrency", (c) =>
    c.json({
      current_concurrency: phone.live.size,
      concurrency_limit: phone.concurrencyLimit,
      base_concurrency: phone.concurrencyLimit,
      purchased_concurrency: 0,
      concurrency_purchase_limit: 100,
      remaining_purchase_limit: 100,
      reserved_inbound_concurrency: 0,
      concurrency_burst_enabled: false,
    } satisfies Retell.ConcurrencyRetrieveResponse),
  );
}

function mountCreateRoutes(app: StandInApp, phone: Telephone): void {
  const { state } = phone;
  app.post("/v3/create-web-call", async (c) => {
    const body = await readBody<Retell.CallCreateWebCallParams>(c);
    requireFields(body, ["agent_id"]);
    const call = {
      ...callBasics(randomHex("call_", 27), findAgent(state, body.agent_id, body.agent_version)),
      ...givenOf(body),
      call_type: "web_call",
      access_token: randomHex("", 40),
    } satisfies Retell.WebCallResponse;
    storeCall(state, call);
    return c.json(
      {
        call_id: call.call_id,
        access_token: call.access_token,
        expires_at: Date.now() + WEB_TOKEN_MS,
        ice_servers: [{ urls: "stun:127.0.0.1:3478" }],
        transport: "gateway",
      } satisfies Retell.CreateWebCallResponse,
      201,
    );
  });
  app.post("/v2/register-phone-call", async (c) => {
    const body = await readBody<Retell.CallRegisterPhoneCallParams>(c);
    requireFields(body, ["agent_id"]);
    const call = {
      ...callBasics(randomHex("call_", 27), findAgent(state, body.agent_id, body.agent_version)),
      ...givenOf(body),
      call_type: "phone_call",
      direction: body.direction ?? "inbound",
      from_number: body.from_number ?? "",
      to_number: body.to_number ?? "",
    } satisfies Retell.PhoneCallResponse;
    storeCall(state, call);
    return c.json(call, 201);
  });
  app.post("/v2/create-phone-call", async (c) => {
    const body = await readBody<Retell.CallCreatePhoneCallParams>(c);
    requireFields(body, ["from_number", "to_number"]);
    const number = state.numbers[body.from_number];
    if (!number) throw retellError(404, "from_number does not belong to this workspace.");
    if (!/^\+[1-9]\d{6,14}$/.test(body.to_number)) throw retellError(400, "to_number is not in E.164 format.");
    const bound = number.outbound_agents?.[0];
    const agentId = body.override_agent_id ?? bound?.agent_id;
    if (!agentId) throw retellError(400, "No outbound agent is bound to from_number.");
    const reference = body.override_agent_id ? body.override_agent_version : bound?.agent_version;
    const call = {
      ...callBasics(randomHex("call_", 27), findAgent(state, agentId, reference)),
      ...givenOf(body),
      call_type: "phone_call",
      direction: "outbound",
      from_number: body.from_number,
      to_number: body.to_number,
    } satisfies Retell.PhoneCallResponse;
    storeCall(state, call);
    const answer = structuredClone(call);
    void placeOutboundCall(phone, call, reference);
    return c.json(answer, 201);
  });
}

/** The call; throws Retell's 404. */
export function findCall(state: RetellState, callId: string): CallRecord {
  const call = state.calls[callId];
  if (!call) throw retellError(404, "Item not found from call database.");
  return call;
}

function findLive(phone: Telephone, callId: string) {
  findCall(phone.state, callId);
  const live = phone.live.get(callId);
  if (!live) throw retellError(400, "The call is not ongoing.");
  return live;
}

function givenOf({ metadata, retell_llm_dynamic_variables: variables }: Given): Given {
  for (const [name, value] of Object.entries(variables ?? {})) {
    if (typeof value !== "string") throw retellError(400, `retell_llm_dynamic_variables.${name} must be a string.`);
  }
  return {
    ...(metadata === undefined ? {} : { metadata }),
    ...(variables ? { retell_llm_dynamic_variables: variables } : {}),
  };
}

function withoutTranscripts(call: CallRecord): Record<string, unknown> {
  const hidden: readonly string[] = TRANSCRIPTS;
  return Object.fromEntries(Object.entries(call).filter(([name]) => !hidden.includes(name)));
}
