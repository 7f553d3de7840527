import type Retell from "retell-sdk";
import { randomHex } from "@/scripts/local/kit/random-id";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { findLlm } from "./llm-routes";
import { limitFrom, pageOf } from "./paging";
import { readBody, requireFields, retellError } from "./retell-error";
import type { RetellState } from "./state";
import { latestOf, nextVersion, resolveVersion } from "./versions";

// What Retell sets when the field is left out; these are the ones that surprise.
const DEFAULTS = {
  language: "en-US",
  timezone: "America/Los_Angeles",
  end_call_after_silence_ms: 600_000,
  max_call_duration_ms: 3_600_000,
  webhook_timeout_ms: 10_000,
  data_storage_setting: "everything",
  opt_in_signed_url: false,
} satisfies Partial<Retell.AgentResponse>;

/** Agents and their versions: 0 is a draft, publishing freezes a version, `create-agent-version` opens the next draft. */
export function mountAgentRoutes(app: StandInApp, state: RetellState): void {
  app.post("/create-agent", async (c) => {
    const body = await readBody<Retell.AgentCreateParams>(c);
    requireFields(body, ["response_engine", "voice_id"]);
    const agent = {
      ...DEFAULTS,
      ...body,
      response_engine: pinEngine(state, body.response_engine),
      agent_id: randomHex("agent_"),
      version: 0,
      base_version: null,
      is_published: false,
      last_modification_timestamp: Date.now(),
    } satisfies Retell.AgentResponse;
    state.agents[agent.agent_id] = [agent];
    return c.json(agent, 201);
  });
  app.get("/get-agent/:id", (c) => c.json(findAgent(state, c.req.param("id"), c.req.query("version"))));
  app.patch("/update-agent/:id", async (c) => {
    const agent = findAgent(state, c.req.param("id"), c.req.query("version"));
    if (agent.is_published) throw retellError(400, "Cannot update a published agent version");
    const { response_engine: engine, version: _version, ...changes } = await readBody<Retell.AgentUpdateParams>(c);
    if (engine) agent.response_engine = pinEngine(state, engine);
    Object.assign(agent, changes, { last_modification_timestamp: Date.now() });
    return c.json(agent);
  });
  app.post("/v2/list-agents", (c) => {
    const rows = Object.values(state.agents).flatMap((versions) => latestOf(versions) ?? []);
    const items = rows.reverse().map((agent) => ({ ...agent, channel: "voice", tags: {} }));
    const limit = limitFrom(c.req.query("limit"), 50);
    return c.json(pageOf(items, (agent) => agent.agent_id, { limit, after: c.req.query("pagination_key") }));
  });
  app.delete("/delete-agent/:id", (c) => {
    findAgent(state, c.req.param("id"), undefined);
    delete state.agents[c.req.param("id")];
    return c.body(null, 204);
  });
  mountVersionRoutes(app, state);
}

function mountVersionRoutes(app: StandInApp, state: RetellState): void {
  app.post("/create-agent-version/:id", async (c) => {
    const { base_version: base } = await readBody<Retell.AgentCreateVersionParams>(c);
    if (!Number.isInteger(base)) throw retellError(400, "Invalid request: base_version must be an integer.");
    const draft = draftFrom(state, findAgent(state, c.req.param("id"), base));
    return c.json(draft, 201);
  });
  app.post("/publish-agent-version/:id", async (c) => {
    const body = await readBody<Retell.AgentPublishParams>(c);
    if (!Number.isInteger(body.version)) throw retellError(400, "Invalid request: version must be an integer.");
    publish(state, findAgent(state, c.req.param("id"), body.version), body);
    return c.body(null, 200);
  });
  app.get("/get-agent-versions/:id", (c) => {
    findAgent(state, c.req.param("id"), undefined);
    return c.json(state.agents[c.req.param("id")]);
  });
  app.get("/list-agent-versions/:id", (c) => {
    findAgent(state, c.req.param("id"), undefined);
    const rows = (state.agents[c.req.param("id")] ?? []).toReversed();
    const limit = limitFrom(c.req.query("limit"), 50);
    return c.json(pageOf(rows, (agent) => String(agent.version), { limit, after: c.req.query("pagination_key") }));
  });
  app.delete("/delete-agent-version/:id", (c) => {
    const id = c.req.param("id");
    const doomed = findAgent(state, id, c.req.query("version"));
    if (doomed.is_published) throw retellError(400, "Cannot delete a published agent version");
    state.agents[id] = (state.agents[id] ?? []).filter((agent) => agent.version !== doomed.version);
    return c.body(null, 204);
  });
}

/** The agent in the version that the reference means; throws Retell's 404. */
export function findAgent(
  state: RetellState,
  agentId: string,
  reference: string | number | null | undefined,
): Retell.AgentResponse {
  const agent = resolveVersion(state.agents[agentId] ?? [], reference);
  if (!agent) throw retellError(404, "Item not found from agent database.");
  return agent;
}

/** Checks the response engine and pins it to the version that it has now. */
function pinEngine(
  state: RetellState,
  engine: NonNullable<Retell.AgentUpdateParams["response_engine"]>,
): Retell.AgentResponse["response_engine"] {
  if (engine.type !== "retell-llm") return engine;
  const llm = findLlm(state, engine.llm_id, engine.version);
  return { ...engine, version: llm.version ?? 0 };
}

function draftFrom(state: RetellState, base: Retell.AgentResponse): Retell.AgentResponse {
  const versions = state.agents[base.agent_id] ?? [];
  const draft = {
    ...structuredClone(base),
    version: nextVersion(versions),
    base_version: base.version,
    is_published: false,
    assigned_tags: [],
    response_engine: copyEngine(state, base.response_engine),
    last_modification_timestamp: Date.now(),
  } satisfies Retell.AgentResponse;
  state.agents[base.agent_id] = [...versions, draft];
  return draft;
}

function copyEngine(
  state: RetellState,
  engine: Retell.AgentResponse["response_engine"],
): Retell.AgentResponse["response_engine"] {
  if (engine.type !== "retell-llm") return engine;
  const versions = state.llms[engine.llm_id] ?? [];
  const copy = {
    ...structuredClone(findLlm(state, engine.llm_id, engine.version)),
    version: nextVersion(versions),
    is_published: false,
    last_modification_timestamp: Date.now(),
  } satisfies Retell.LlmResponse;
  state.llms[engine.llm_id] = [...versions, copy];
  return { ...engine, version: copy.version };
}

function publish(state: RetellState, agent: Retell.AgentResponse, body: Retell.AgentPublishParams): void {
  if (agent.is_published) throw retellError(400, `Agent version ${agent.version} is already published.`);
  agent.is_published = true;
  agent.last_modification_timestamp = Date.now();
  if (body.version_title !== undefined) agent.version_title = body.version_title;
  if (body.version_description !== undefined) agent.version_description = body.version_description;
  if (agent.response_engine.type === "retell-llm") {
    findLlm(state, agent.response_engine.llm_id, agent.response_engine.version).is_published = true;
  }
}
