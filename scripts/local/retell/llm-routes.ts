import type Retell from "retell-sdk";
import { randomHex } from "@/scripts/local/kit/random-id";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { limitFrom, pageOf } from "./paging";
import { readBody, retellError } from "./retell-error";
import type { RetellState } from "./state";
import { latestOf, resolveVersion } from "./versions";

type Tool = NonNullable<Retell.LlmResponse["general_tools"]>[number];

const TOOL_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Create, read, update, list and delete of response engines. */
export function mountLlmRoutes(app: StandInApp, state: RetellState): void {
  app.post("/create-retell-llm", async (c) => {
    const body = await readBody<Retell.LlmCreateParams>(c);
    validateLlm(body);
    const llm = {
      model: body.s2s_model ? null : "gpt-4.1",
      model_temperature: 0,
      ...body,
      llm_id: randomHex("llm_"),
      version: 0,
      is_published: false,
      last_modification_timestamp: Date.now(),
    } satisfies Retell.LlmResponse;
    state.llms[llm.llm_id] = [llm];
    return c.json(llm, 201);
  });
  app.get("/get-retell-llm/:id", (c) => c.json(findLlm(state, c.req.param("id"), c.req.query("version"))));
  app.patch("/update-retell-llm/:id", async (c) => {
    const llm = findLlm(state, c.req.param("id"), c.req.query("version"));
    if (llm.is_published) throw retellError(400, "Cannot update a published LLM version");
    const body = await readBody<Retell.LlmUpdateParams>(c);
    validateLlm({ ...llm, ...body } as Retell.LlmCreateParams);
    const { version: _version, ...changes } = body;
    Object.assign(llm, changes, { last_modification_timestamp: Date.now() });
    return c.json(llm);
  });
  app.get("/v2/list-retell-llms", (c) => {
    const rows = Object.values(state.llms).flatMap((versions) => latestOf(versions) ?? []);
    const limit = limitFrom(c.req.query("limit"), 50);
    return c.json(pageOf(rows.reverse(), (llm) => llm.llm_id, { limit, after: c.req.query("pagination_key") }));
  });
  app.delete("/delete-retell-llm/:id", (c) => {
    const id = c.req.param("id");
    findLlm(state, id, undefined);
    const isUsed = Object.values(state.agents).some((versions) => versions.some((agent) => engineOf(agent) === id));
    if (isUsed && c.req.query("force_delete") !== "true") {
      throw retellError(400, "Cannot delete an LLM that an agent uses.");
    }
    delete state.llms[id];
    return c.body(null, 204);
  });
}

/** The LLM in the wanted version; throws Retell's 404. */
export function findLlm(
  state: RetellState,
  llmId: string,
  version: string | number | null | undefined,
): Retell.LlmResponse {
  const llm = resolveVersion(state.llms[llmId] ?? [], version);
  if (!llm) throw retellError(404, "Item not found from LLM database.");
  return llm;
}

function engineOf(agent: Retell.AgentResponse): string | null {
  return agent.response_engine.type === "retell-llm" ? agent.response_engine.llm_id : null;
}

function validateLlm(body: Retell.LlmCreateParams): void {
  if (body.s2s_model && body.model) throw retellError(400, "Only one of model and s2s_model can be set.");
  const tools = [...(body.general_tools ?? []), ...(body.states ?? []).flatMap((one) => one.tools ?? [])] as Tool[];
  const names = new Set<string>();
  for (const tool of tools) {
    if (names.has(tool.name)) throw retellError(400, `Tool names must be unique: ${tool.name}`);
    names.add(tool.name);
    validateTool(tool);
  }
  for (const [name, value] of Object.entries(body.default_dynamic_variables ?? {})) {
    if (typeof value !== "string") throw retellError(400, `default_dynamic_variables.${name} must be a string.`);
  }
}

function validateTool(tool: Tool): void {
  if (!TOOL_NAME.test(tool.name)) throw retellError(400, `Invalid tool name: ${tool.name}`);
  if (tool.type !== "custom") return;
  if (!URL.canParse(tool.url)) throw retellError(400, `Tool ${tool.name} needs a valid url.`);
  if (tool.parameters && tool.parameters.type !== "object") {
    throw retellError(400, `Tool ${tool.name}: parameters.type must be "object".`);
  }
  const { timeout_ms: timeoutMs = 120_000, max_retry: retries = 0 } = tool;
  if (timeoutMs < 1000 || timeoutMs > 600_000) throw retellError(400, `Tool ${tool.name}: timeout_ms out of range.`);
  if (retries < 0 || retries > 5) throw retellError(400, `Tool ${tool.name}: max_retry out of range.`);
}
