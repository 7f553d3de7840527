import type Retell from "retell-sdk";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { limitFrom, pageOf } from "./paging";
import { readBody, requireFields, retellError } from "./retell-error";
import type { RetellState } from "./state";
import { resolveVersion } from "./versions";

type NumberSettings = Pick<
  Retell.PhoneNumberUpdateParams,
  "inbound_agents" | "outbound_agents" | "fallback_number" | "inbound_webhook_url"
>;

const E164 = /^\+[1-9]\d{6,14}$/;

/** Phone numbers, bought or imported, and how they are bound to agents. */
export function mountNumberRoutes(app: StandInApp, state: RetellState): void {
  app.post("/create-phone-number", async (c) => {
    const {
      number_provider: provider,
      country_code: _country,
      toll_free: tollFree,
      transport: _transport,
      ...body
    } = await readBody<Retell.PhoneNumberCreateParams>(c);
    const phoneNumber = body.phone_number ?? freeNumber(state, tollFree ? 833 : (body.area_code ?? 415));
    const number = {
      ...body,
      phone_number: phoneNumber,
      phone_number_type: provider === "telnyx" ? "retell-telnyx" : "retell-twilio",
      phone_number_pretty: pretty(phoneNumber),
      area_code: Number(phoneNumber.slice(2, 5)),
      last_modification_timestamp: Date.now(),
    } satisfies Retell.PhoneNumberResponse;
    return c.json(addNumber(state, number), 201);
  });
  app.post("/import-phone-number", async (c) => {
    const body = await readBody<Retell.PhoneNumberImportParams>(c);
    requireFields(body, ["phone_number", "termination_uri"]);
    return c.json(addNumber(state, importedNumber(body)), 201);
  });
  app.get("/get-phone-number/:number", (c) => c.json(findNumber(state, c.req.param("number"))));
  app.patch("/update-phone-number/:number", async (c) => {
    const number = findNumber(state, c.req.param("number"));
    const {
      auth_password: _secret,
      auth_username,
      termination_uri,
      transport,
      ...changes
    } = await readBody<Retell.PhoneNumberUpdateParams>(c);
    validateSettings(state, changes);
    Object.assign(number, changes, { last_modification_timestamp: Date.now() });
    if (auth_username ?? termination_uri ?? transport) {
      number.sip_outbound_trunk_config = {
        ...number.sip_outbound_trunk_config,
        ...(auth_username ? { auth_username } : {}),
        ...(termination_uri ? { termination_uri } : {}),
        ...(transport ? { transport } : {}),
      };
    }
    return c.json(number);
  });
  app.get("/v2/list-phone-numbers", (c) => {
    const limit = limitFrom(c.req.query("limit"), 50);
    const rows = Object.values(state.numbers).reverse();
    return c.json(pageOf(rows, (number) => number.phone_number, { limit, after: c.req.query("pagination_key") }));
  });
  app.delete("/delete-phone-number/:number", (c) => {
    delete state.numbers[findNumber(state, c.req.param("number")).phone_number];
    return c.body(null, 204);
  });
}

function importedNumber(body: Retell.PhoneNumberImportParams): Retell.PhoneNumberResponse {
  const {
    sip_trunk_auth_password: _secret,
    sip_trunk_auth_username: username,
    termination_uri,
    transport,
    ignore_e164_validation: isLoose = true,
    ...rest
  } = body;
  if (!isLoose && !E164.test(body.phone_number)) throw retellError(400, "phone_number is not in E.164 format.");
  return {
    ...rest,
    phone_number_type: "custom",
    phone_number_pretty: pretty(body.phone_number),
    sip_outbound_trunk_config: { termination_uri, auth_username: username ?? null, transport: transport ?? "TCP" },
    last_modification_timestamp: Date.now(),
  } satisfies Retell.PhoneNumberResponse;
}

function addNumber(state: RetellState, number: Retell.PhoneNumberResponse): Retell.PhoneNumberResponse {
  if (state.numbers[number.phone_number]) throw retellError(400, "Phone number already exists.");
  validateSettings(state, number);
  state.numbers[number.phone_number] = number;
  return number;
}

function findNumber(state: RetellState, phoneNumber: string): Retell.PhoneNumberResponse {
  const number = state.numbers[phoneNumber];
  if (!number) throw retellError(404, "Item not found from phone-number database.");
  return number;
}

function validateSettings(state: RetellState, settings: NumberSettings): void {
  for (const binding of [settings.inbound_agents, settings.outbound_agents]) {
    if (!binding || binding.length === 0) continue;
    const total = binding.reduce((sum, one) => sum + one.weight, 0);
    if (Math.abs(total - 1) > 1e-6) throw retellError(400, "Agent weights must sum to 1.");
    for (const one of binding) {
      if (!resolveVersion(state.agents[one.agent_id] ?? [], one.agent_version)) {
        throw retellError(400, `Agent ${one.agent_id} with version ${one.agent_version ?? "latest"} does not exist.`);
      }
    }
  }
  if (settings.inbound_webhook_url && !URL.canParse(settings.inbound_webhook_url)) {
    throw retellError(400, "inbound_webhook_url is not a valid URL.");
  }
}

function freeNumber(state: RetellState, areaCode: number): string {
  for (let line = 100; line < 200; line++) {
    const candidate = `+1${areaCode}5550${line}`;
    if (!state.numbers[candidate]) return candidate;
  }
  throw retellError(400, `No phone number is available in area code ${areaCode}.`);
}

function pretty(phoneNumber: string): string {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phoneNumber);
  return match ? `+1 (${match[1]}) ${match[2]}-${match[3]}` : phoneNumber;
}
