import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { company } from "@/__tests__/support/company";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { telnyxRequest } from "@/__tests__/support/signed-requests";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { receiveWebhook } from "@/lib/http/receive-webhook";
import { fileRegistration } from "@/lib/services/messages/file-registration";
import { submitRegistration } from "@/lib/services/messages/submit-registration";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  app.carrierFilings.brandState = "verified";
  business = await makeBusiness(app.database.admin, { name: "Rivera Plumbing", isRegistered: false });
});
afterAll(() => app.close());

const path = "/api/telnyx/messaging-webhook";

async function receive(body: unknown, businessId = business.id): Promise<number> {
  const request = await telnyxRequest(path, body, { query: `?business=${businessId}` });
  const response = await receiveWebhook(app.container, request, {
    provider: "telnyx",
    keep: (payload, url) => ({ ...Object(payload), cloudgreet_business_id: url.searchParams.get("business") }),
  });
  await app.settle();
  await app.container.drain();
  return response.status;
}

const campaign = (status: string, type = "MNO_REVIEW", description: string | null = null) => ({
  campaignId: "CABC123",
  brandId: "BABC123",
  createDate: "2026-11-21",
  type,
  status,
  description,
});
const about = (campaignId: string, status: string) => ({ ...campaign(status), campaignId });
const tollFree = (verificationStatus: string, reason: string | null = null) => ({
  data: {
    id: `evt-${verificationStatus}-${business.id}`,
    event_type: "toll_free_verification.update",
    record_type: "event",
    occurred_at: mondayMorning.toISOString(),
    payload: { verificationStatus, reason },
  },
});
const registration = async () => (await rowsOf(app, "messaging_registrations", business))[0];
const told = async () =>
  (await rowsOf<{ kind: string }>(app, "notifications", business)).filter(({ kind }) => kind.startsWith("messaging_"));

const goodTexts = {
  businessName: "Rivera Plumbing",
  samples: [
    "Rivera Plumbing: You are booked for Tuesday at 9:00 AM. Reply STOP to opt out.",
    "Rivera Plumbing: A reminder of your appointment tomorrow. Reply STOP to opt out.",
  ],
  optInFlow: "Customers call us to book and agree on the call to get texts about their appointment.",
  privacyUrl: "https://rivera.example.com/privacy",
  company,
};
const ctx = () => ({
  ...app.container.ports,
  now: mondayMorning,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: business.ownerId },
});

describe("a verdict of the carriers", () => {
  test("that comes flat approves the texts and tells the owner once, however often it comes", async () => {
    await receive(campaign("ACCEPTED"));
    await receive(campaign("ACCEPTED"));

    expect(await registration()).toMatchObject({ state: "approved", kind: "10dlc", decided_at: mondayMorning });
    expect(await told()).toMatchObject([{ kind: "messaging_approved" }]);
  });

  test("of a step before the last changes nothing", async () => {
    await receive(campaign("success", "REGISTRATION"));
    await receive(campaign("ACCEPTED", "TELNYX_REVIEW"));
    await receive(tollFree("In Progress"));

    expect(await registration()).toMatchObject({ state: "submitted" });
    expect(await told()).toEqual([]);
  });

  test("that refuses is kept with its reason, and a refusal that comes after the approval is ignored", async () => {
    await receive(campaign("REJECTED", "MNO_REVIEW", "Samples do not name the brand"));
    expect(await registration()).toMatchObject({ state: "rejected", reason: "Samples do not name the brand" });

    await receive(campaign("ACCEPTED"));
    await receive(campaign("REJECTED", "MNO_REVIEW", "Samples do not name the brand"));

    expect(await registration()).toMatchObject({ state: "approved", reason: null });
    expect((await told()).map(({ kind }) => kind)).toEqual(["messaging_rejected", "messaging_approved"]);
  });

  test("of a toll-free verification comes in an envelope and says what must be changed", async () => {
    await receive(tollFree("Waiting For Customer", "The opt-in page cannot be reached"));

    expect(await registration()).toMatchObject({
      kind: "toll_free",
      state: "rejected",
      reason: "The opt-in page cannot be reached",
    });
    await receive(tollFree("Verified"));
    expect(await registration()).toMatchObject({ state: "approved" });
  });

  test("suspends what was approved", async () => {
    await receive(campaign("ACCEPTED"));
    await receive(campaign("DORMANT", "TCR_EVENT", "No traffic"));

    expect(await registration()).toMatchObject({ state: "suspended", reason: "No traffic" });
  });

  test("about no business of ours, or unsigned, changes nothing", async () => {
    expect(await receive(campaign("ACCEPTED"), "00000000-0000-4000-8000-000000000000")).toBe(200);
    const unsigned = new Request(`https://app.example.com${path}?business=${business.id}`, {
      method: "POST",
      body: JSON.stringify(campaign("ACCEPTED")),
    });

    const response = await receiveWebhook(app.container, unsigned, { provider: "telnyx" });

    expect(response.status).toBe(401);
    expect(await registration()).toMatchObject({ state: "submitted" });
  });
});

describe("submitting", () => {
  const submit = (texts = goodTexts) => submitRegistration(ctx(), { businessId: business.id, texts });
  const reset = (state: string) =>
    app.database.admin.query("update messaging_registrations set state = $2 where business_id = $1", [
      business.id,
      state,
    ]);

  test("keeps the texts and files them once, however often it is pressed and the job is run", async () => {
    await reset("not_started");

    expect([await submit(), await submit()]).toEqual([{ outcome: "changed" }, { outcome: "unchanged" }]);
    await app.container.drain();
    await fileRegistration(ctx(), business.id);

    const [brandId, campaignId] = [`B-${business.id}`, `C-${business.id}-1`];
    expect(await registration()).toMatchObject({
      state: "submitted",
      texts: goodTexts,
      submitted_at: mondayMorning,
      brand_id: brandId,
      campaign_id: campaignId,
    });
    expect([...app.carrierFilings.filed.keys()].filter((id) => id.includes(business.id))).toEqual([
      brandId,
      campaignId,
    ]);
  });

  test("puts the number on the campaign before the owner reads that texts may leave", async () => {
    await reset("not_started");
    await submit();
    await app.container.drain();

    await receive(about(`C-${business.id}-1`, "ACCEPTED"));

    expect(await registration()).toMatchObject({ state: "approved" });
    expect(app.carrierFilings.assigned.get(business.number)).toBe(`C-${business.id}-1`);
  });

  test("puts the number also on a campaign that was accepted before we had noted it", async () => {
    await reset("not_started");
    await submit();
    await app.container.drain();
    await app.database.admin.query("update messaging_registrations set campaign_id = null where business_id = $1", [
      business.id,
    ]);

    await receive(about(`C-${business.id}-1`, "ACCEPTED"));

    expect(await fileRegistration(ctx(), business.id)).toBe("nothing to file");
    expect(app.carrierFilings.assigned.get(business.number)).toBe(`C-${business.id}-1`);
    expect(await registration()).toMatchObject({ state: "approved", campaign_id: `C-${business.id}-1` });
  });

  test("anew is not undone by a late verdict about the campaign before, also while the new one is not filed", async () => {
    await reset("not_started");
    await submit();
    await app.container.drain();
    const [first, second] = [`C-${business.id}-1`, `C-${business.id}-2`];
    await receive(about(first, "REJECTED"));
    app.carrierFilings.brandState = "pending";
    await submit();

    await receive(about(first, "REJECTED"));
    expect(await registration()).toMatchObject({ state: "submitted", campaign_id: null });

    app.carrierFilings.brandState = "verified";
    await fileRegistration(ctx(), business.id);
    await receive(about(first, "REJECTED"));
    await receive(about(first, "ACCEPTED"));
    expect(await registration()).toMatchObject({ state: "submitted", campaign_id: second });
    expect(app.carrierFilings.assigned.has(business.number)).toBe(false);

    await receive(about(second, "ACCEPTED"));
    expect(await registration()).toMatchObject({ state: "approved", reason: null });
    expect(app.carrierFilings.assigned.get(business.number)).toBe(second);
  });

  test("waits while the business is verified, and says what the registry objects to", async () => {
    await reset("not_started");
    await submit();
    app.carrierFilings.brandState = "pending";
    expect(await fileRegistration(ctx(), business.id)).toBe("pending");

    app.carrierFilings.brandState = "refused";
    expect(await fileRegistration(ctx(), business.id)).toBe("refused");

    expect(await registration()).toMatchObject({ state: "rejected", reason: "The EIN is unknown.", campaign_id: null });
    app.carrierFilings.brandState = "verified";
    await submit();
    await app.container.drain();
    expect(await registration()).toMatchObject({ state: "submitted", campaign_id: `C-${business.id}-2` });
  });

  test("is refused by us for what carriers would reject, and nothing moves", async () => {
    await reset("rejected");

    const submitted = await submit({ ...goodTexts, privacyUrl: "" });

    expect(submitted).toMatchObject({ outcome: "rejected_by_us", problems: [{ field: "privacyUrl" }] });
    expect(await registration()).toMatchObject({ state: "rejected" });
  });

  test("is no way back from an approval", async () => {
    await reset("approved");

    expect(await submit()).toEqual({ outcome: "not_allowed" });
  });
});
