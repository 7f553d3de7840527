import { randomInt, randomUUID } from "node:crypto";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import type { PlainResource, TelnyxState } from "./state";
import { missingField, notFound, pageAnswer, readBody } from "./telnyx-error";

interface ResourceKind {
  path: string;
  recordType: string;
  store: Record<string, PlainResource>;
  required: string[];
  defaults: Record<string, unknown>;
  newId(): string;
}

/** Call Control applications, FQDN connections and their domains, outbound voice profiles. */
export function mountConnectionRoutes(app: StandInApp, state: TelnyxState): void {
  const longId = () => String(randomInt(10 ** 13, 10 ** 14));
  const kinds: ResourceKind[] = [
    {
      path: "call_control_applications",
      recordType: "call_control_application",
      store: state.applications,
      required: ["application_name", "webhook_event_url"],
      defaults: { active: true, webhook_api_version: "2", webhook_timeout_secs: null, first_command_timeout: false },
      newId: longId,
    },
    {
      path: "fqdn_connections",
      recordType: "fqdn_connection",
      store: state.fqdnConnections,
      required: ["connection_name"],
      defaults: { active: true, transport_protocol: "UDP" },
      newId: longId,
    },
    {
      path: "fqdns",
      recordType: "fqdn",
      store: state.fqdns,
      required: ["connection_id", "fqdn", "dns_record_type"],
      defaults: {},
      newId: randomUUID,
    },
    {
      path: "outbound_voice_profiles",
      recordType: "outbound_voice_profile",
      store: state.voiceProfiles,
      required: ["name"],
      defaults: { enabled: true, traffic_type: "conversational", service_plan: "global", concurrent_call_limit: 10 },
      newId: longId,
    },
  ];
  for (const kind of kinds) mountResource(app, kind);
  mountAuthentication(app, state);
}

function mountResource(app: StandInApp, kind: ResourceKind): void {
  const { store } = kind;
  const find = (id: string): PlainResource => {
    const resource = store[id];
    if (!resource) throw notFound();
    return resource;
  };
  app.post(`/v2/${kind.path}`, async (c) => {
    const body = await readBody<Record<string, unknown>>(c);
    for (const name of kind.required) if (!body[name]) throw missingField(name);
    const now = new Date().toISOString();
    const own = { id: kind.newId(), record_type: kind.recordType, created_at: now, updated_at: now };
    const resource: PlainResource = { ...kind.defaults, ...body, ...own };
    store[resource.id] = resource;
    return c.json({ data: resource });
  });
  app.get(`/v2/${kind.path}`, (c) => c.json(pageAnswer(c, Object.values(store))));
  app.get(`/v2/${kind.path}/:id`, (c) => c.json({ data: find(c.req.param("id")) }));
  app.patch(`/v2/${kind.path}/:id`, async (c) => {
    const resource = find(c.req.param("id"));
    const { id, record_type: recordType } = resource;
    const changes = await readBody(c);
    Object.assign(resource, changes, { id, record_type: recordType, updated_at: new Date().toISOString() });
    return c.json({ data: resource });
  });
  app.delete(`/v2/${kind.path}/:id`, (c) => {
    const resource = find(c.req.param("id"));
    delete store[resource.id];
    return c.json({ data: resource });
  });
}

// The credentials of a trunk are no fields of the connection; the password is never shown again.
function mountAuthentication(app: StandInApp, state: TelnyxState): void {
  const path = "/v2/fqdn_connections/:id/fqdn_authentication";
  app.get(path, (c) => {
    const connection = state.fqdnConnections[c.req.param("id")];
    if (!connection) throw notFound();
    return c.json({ data: connection.authentication ?? {} });
  });
  app.patch(path, async (c) => {
    const connection = state.fqdnConnections[c.req.param("id")];
    if (!connection) throw notFound();
    const { password, ...rest } = await readBody<Record<string, unknown>>(c);
    connection.authentication = { ...rest, ...(password ? { password: "********" } : {}) };
    return c.json({ data: connection.authentication });
  });
}
