import { randomUUID } from "node:crypto";
import type Telnyx from "telnyx";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import type { TelnyxState } from "./state";
import { missingField, notFound, pageAnswer, readBody, telnyxError } from "./telnyx-error";

const REPLY_CHARS_MIN = 20;
const KEYWORDS_MAX = 20;

/** Messaging profiles, their keyword answers, and the list of numbers that opted out. */
export function mountProfileRoutes(app: StandInApp, state: TelnyxState): void {
  app.post("/v2/messaging_profiles", async (c) => {
    const { features: _features, ...body } = await readBody<Telnyx.MessagingProfileCreateParams>(c);
    if (!body.name) throw missingField("name");
    if (!body.whitelisted_destinations?.length) throw missingField("whitelisted_destinations");
    const now = new Date().toISOString();
    const profile = {
      enabled: true,
      webhook_api_version: "2",
      ...body,
      record_type: "messaging_profile",
      id: randomUUID(),
      created_at: now,
      updated_at: now,
    } satisfies Telnyx.MessagingProfile;
    state.profiles[profile.id] = profile;
    return c.json({ data: profile });
  });
  app.get("/v2/messaging_profiles", (c) => c.json(pageAnswer(c, Object.values(state.profiles))));
  app.get("/v2/messaging_profiles/:id", (c) => c.json({ data: findProfile(state, c.req.param("id")) }));
  app.patch("/v2/messaging_profiles/:id", async (c) => {
    const profile = findProfile(state, c.req.param("id"));
    Object.assign(profile, await readBody(c), { id: profile.id, updated_at: new Date().toISOString() });
    return c.json({ data: profile });
  });
  app.delete("/v2/messaging_profiles/:id", (c) => {
    const id = c.req.param("id");
    const profile = findProfile(state, id);
    delete state.profiles[id];
    delete state.autoresponses[id];
    for (const number of Object.values(state.numbers)) {
      if (number.messaging_profile_id === id) number.messaging_profile_id = null;
    }
    return c.json({ data: profile });
  });
  app.get("/v2/messaging_optouts", (c) => {
    const profileId = c.req.query("filter[messaging_profile_id]");
    const from = c.req.query("filter[from]");
    const rows = Object.values(state.optOuts).filter(
      (one) => (!profileId || one.messaging_profile_id === profileId) && (!from || one.from === from),
    );
    return c.json(pageAnswer(c, rows));
  });
  mountAutoresponseRoutes(app, state);
}

function mountAutoresponseRoutes(app: StandInApp, state: TelnyxState): void {
  const base = "/v2/messaging_profiles/:profile/autoresp_configs";
  const configs = (profileId: string) => {
    findProfile(state, profileId);
    state.autoresponses[profileId] ??= [];
    return state.autoresponses[profileId];
  };
  const find = (profileId: string, id: string) => {
    const config = configs(profileId).find((one) => one.id === id);
    if (!config) throw notFound();
    return config;
  };
  app.get(base, (c) => {
    const rows = configs(c.req.param("profile"));
    return c.json(pageAnswer(c, rows));
  });
  app.post(base, async (c) => {
    const all = configs(c.req.param("profile"));
    const body = checkedConfig(await readBody<Telnyx.MessagingProfiles.AutoRespConfigCreate>(c));
    const now = new Date().toISOString();
    const config = { ...body, id: randomUUID(), created_at: now, updated_at: now };
    all.push(config satisfies Telnyx.MessagingProfiles.AutoRespConfig);
    return c.json({ data: config });
  });
  app.get(`${base}/:id`, (c) => c.json({ data: find(c.req.param("profile"), c.req.param("id")) }));
  app.put(`${base}/:id`, async (c) => {
    const config = find(c.req.param("profile"), c.req.param("id"));
    const body = checkedConfig(await readBody<Telnyx.MessagingProfiles.AutoRespConfigCreate>(c));
    Object.assign(config, body, { updated_at: new Date().toISOString() });
    return c.json({ data: config });
  });
  app.delete(`${base}/:id`, (c) => {
    const all = configs(c.req.param("profile"));
    all.splice(all.indexOf(find(c.req.param("profile"), c.req.param("id"))), 1);
    return c.json("deleted");
  });
}

function findProfile(state: TelnyxState, id: string): Telnyx.MessagingProfile {
  const profile = state.profiles[id];
  if (!profile) throw notFound();
  return profile;
}

function checkedConfig(body: Telnyx.MessagingProfiles.AutoRespConfigCreate) {
  if (!["start", "stop", "info"].includes(body.op)) throw missingField("op");
  if (!body.country_code) throw missingField("country_code");
  if (!body.keywords?.length) throw missingField("keywords");
  const invalid = (detail: string) => telnyxError(422, "10015", "Invalid parameter", detail);
  if (body.keywords.length > KEYWORDS_MAX) throw invalid(`At most ${KEYWORDS_MAX} keywords.`);
  if (body.resp_text !== undefined && body.resp_text.length < REPLY_CHARS_MIN) {
    throw invalid(`resp_text must have at least ${REPLY_CHARS_MIN} characters.`);
  }
  return body;
}
