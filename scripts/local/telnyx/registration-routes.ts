import { randomUUID } from "node:crypto";
import type { RouteContext, StandInApp } from "@/scripts/local/kit/stand-in";
import type { PlainResource, TelnyxState } from "./state";
import { missingField, notFound, readBody, telnyxError } from "./telnyx-error";

type Store = Record<string, PlainResource>;

const unknownEin = /0000$/;
const slowEin = /9999$/;

/**
 * Brands, campaigns and the numbers on them, and toll-free verifications. The last digits of the EIN say how the check of
 * a brand ends: 0000 is unknown to the tax office, 9999 is pending until the brand has been looked at once, all others fit.
 * Verdicts about campaigns and verifications come by `/_sim/registration-verdict`.
 */
export function mountRegistrationRoutes(app: StandInApp, state: TelnyxState): void {
  mountBrands(app, state);
  mountCampaigns(app, state);
  mountVerifications(app, state.verifications);
}

function mountBrands(app: StandInApp, { brands, campaigns }: TelnyxState): void {
  app.post("/v2/10dlc/brand", async (c) => {
    const body = await readRequired(c, ["entityType", "displayName", "country", "email", "vertical"]);
    const brandId = `B${randomUUID().slice(0, 7).toUpperCase()}`;
    const brand = { ...body, id: brandId, brandId, createdAt: new Date().toISOString(), ...checkOf(String(body.ein)) };
    brands[brandId] = brand;
    return c.json(brand);
  });
  app.get("/v2/10dlc/brand", (c) => {
    const name = c.req.query("displayName");
    return c.json(
      recordsOf(
        c,
        Object.values(brands)
          .filter((brand) => !name || brand.displayName === name)
          .map(inList),
      ),
    );
  });
  app.get("/v2/10dlc/brand/:id", (c) => {
    const brand = find(brands, c.req.param("id"));
    const answer = structuredClone(brand);
    if (brand.status === "REGISTRATION_PENDING") Object.assign(brand, { status: "OK", identityStatus: "VERIFIED" });
    return c.json(answer);
  });
  app.put("/v2/10dlc/brand/:id", async (c) => {
    const brand = find(brands, c.req.param("id"));
    const body = await readRequired(c, ["entityType", "displayName", "country", "email", "vertical"]);
    return c.json(Object.assign(brand, body, checkOf(String(body.ein))));
  });
  app.delete("/v2/10dlc/brand/:id", (c) => {
    const { brandId } = find(brands, c.req.param("id"));
    const since = new Date(Date.now() - 90 * 24 * 3_600_000).toISOString();
    const isBilled = Object.values(campaigns).some(
      (campaign) =>
        campaign.brandId === brandId && (campaign.status === "ACTIVE" || String(campaign.createDate) > since),
    );
    if (isBilled) throw telnyxError(400, "10015", "Bad Request", "The brand has an active campaign, or a recent one.");
    delete brands[c.req.param("id")];
    return c.body(null, 204);
  });
}

function checkOf(ein: string) {
  if (slowEin.test(ein)) return { status: "REGISTRATION_PENDING", identityStatus: "UNVERIFIED", failureReasons: null };
  const isKnown = !unknownEin.test(ein);
  return {
    status: "OK",
    identityStatus: isKnown ? "VERIFIED" : "UNVERIFIED",
    failureReasons: isKnown ? null : "The EIN is not known under this legal name.",
  };
}

/** Lists leave most of a brand out. */
function inList({ brandId, displayName, companyName, email, website, status, identityStatus }: PlainResource) {
  return { brandId, displayName, companyName, email, website, status, identityStatus };
}

function mountCampaigns(app: StandInApp, { brands, campaigns, campaignNumbers, numbers }: TelnyxState): void {
  app.post("/v2/10dlc/campaignBuilder", async (c) => {
    const body = await readRequired(c, ["brandId", "usecase", "description"]);
    if (find(brands, String(body.brandId)).identityStatus !== "VERIFIED") {
      throw telnyxError(422, "10015", "Bad Request", "The brand is not verified.");
    }
    if (Object.values(campaigns).some(({ referenceId }) => referenceId && referenceId === body.referenceId)) {
      throw telnyxError(422, "10015", "Bad Request", "The reference was used for another campaign.");
    }
    const campaignId = `C${randomUUID().slice(0, 7).toUpperCase()}`;
    const made = { createDate: new Date().toISOString(), status: "ACTIVE" };
    const campaign = { ...body, ...made, id: campaignId, campaignId, campaignStatus: "TCR_PENDING" };
    campaigns[campaignId] = campaign;
    return c.json(campaign);
  });
  app.get("/v2/10dlc/campaign", (c) => {
    const brandId = c.req.query("brandId");
    return c.json(
      recordsOf(
        c,
        Object.values(campaigns).filter((campaign) => campaign.brandId === brandId),
      ),
    );
  });
  app.get("/v2/10dlc/campaign/:id", (c) => c.json(find(campaigns, c.req.param("id"))));
  app.delete("/v2/10dlc/campaign/:id", (c) => {
    Object.assign(find(campaigns, c.req.param("id")), { status: "EXPIRED" });
    return c.json({ time: Date.now() });
  });
  app.post("/v2/10dlc/phone_number_campaigns", async (c) => {
    const body = await readRequired(c, ["campaignId", "phoneNumber"]);
    const phoneNumber = String(body.phoneNumber);
    if (!campaigns[String(body.campaignId)] || !numbers[phoneNumber]) throw notFound();
    const assigned = { ...body, id: phoneNumber, assignmentStatus: "ASSIGNED" };
    campaignNumbers[phoneNumber] = assigned;
    return c.json(assigned);
  });
  app.get("/v2/10dlc/phone_number_campaigns/:number", (c) =>
    c.json(find(campaignNumbers, decodeURIComponent(c.req.param("number")))),
  );
}

const verificationFields = [
  "businessName",
  "corporateWebsite",
  "businessAddr1",
  "businessCity",
  "businessState",
  "businessZip",
  "businessContactEmail",
  "phoneNumbers",
  "optInWorkflow",
  "productionMessageContent",
];

function mountVerifications(app: StandInApp, verifications: Store): void {
  const path = "/v2/messaging_tollfree/verification/requests";
  app.post(path, async (c) => {
    const body = await readRequired(c, verificationFields);
    const request = { ...body, id: randomUUID(), verificationStatus: "Waiting For Vendor" };
    verifications[request.id] = request;
    return c.json(request);
  });
  app.get(path, (c) => {
    const number = c.req.query("phone_number");
    const rows = Object.values(verifications).filter((request) =>
      (request.phoneNumbers as { phoneNumber: string }[]).some(({ phoneNumber }) => !number || phoneNumber === number),
    );
    return c.json({ records: rows, total_records: rows.length });
  });
  app.get(`${path}/:id`, (c) => c.json(find(verifications, c.req.param("id"))));
  app.delete(`${path}/:id`, (c) => {
    if (find(verifications, c.req.param("id")).verificationStatus !== "Rejected") {
      throw telnyxError(400, "10015", "Bad Request", "Only a rejected request can be deleted.");
    }
    delete verifications[c.req.param("id")];
    return c.body(null, 200);
  });
  app.patch(`${path}/:id`, async (c) => {
    const request = find(verifications, c.req.param("id"));
    return c.json(
      Object.assign(request, await readRequired(c, verificationFields), { verificationStatus: "In Progress" }),
    );
  });
}

function find(store: Store, id: string): PlainResource {
  const found = store[id];
  if (!found) throw notFound();
  return found;
}

async function readRequired(c: RouteContext, fields: string[]): Promise<Record<string, unknown>> {
  const body = await readBody<Record<string, unknown>>(c);
  for (const field of fields) if (body[field] === undefined || body[field] === "") throw missingField(field);
  return body;
}

/** The registry's own form of a page. */
function recordsOf(c: RouteContext, rows: unknown[]) {
  const [page, size] = [Number(c.req.query("page") ?? 1), Number(c.req.query("recordsPerPage") ?? 10)];
  return { records: rows.slice((page - 1) * size, page * size), page, recordsPerPage: size, totalRecords: rows.length };
}
