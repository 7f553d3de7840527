import { afterEach, beforeEach, expect, test } from "vitest";
import { control } from "@/__tests__/local/support";
import { company } from "@/__tests__/support/company";
import type { CarrierFilings, RegistrationFiling } from "@/lib/ports/messaging";
import { createTelnyxCarrierFilings } from "@/lib/providers/telnyx/carrier-filings";
import { NUMBER, startTelnyxBench, type TelnyxBench } from "./telnyx-support";

let bench: TelnyxBench;
let filings: CarrierFilings;

beforeEach(async () => {
  bench = await startTelnyxBench();
  filings = createTelnyxCarrierFilings(bench.client, "https://app.example.com");
});
afterEach(() => bench.close());

const filing = (change: Partial<RegistrationFiling> & { ein?: string } = {}) => ({
  businessId: "00000000-0000-4000-8000-000000000001",
  kind: "10dlc" as const,
  state: "submitted" as const,
  round: 1,
  trade: "plumbing",
  texts: {
    businessName: "Rivera Plumbing",
    samples: ["Rivera Plumbing: You are booked. Reply STOP to opt out.", "Rivera Plumbing: See you tomorrow."],
    optInFlow: "Customers call to book and agree on the call to get texts about their appointment.",
    privacyUrl: "https://rivera.example.com/privacy",
  },
  numbers: [NUMBER],
  brandId: null,
  campaignId: null,
  requestId: null,
  ...change,
  company: { ...company, ein: change.ein ?? company.ein },
});

test("a brand whose answer was lost is found again, and only by the business that made it", async () => {
  const first = await filings.fileBrand(filing());
  const again = await filings.fileBrand(filing());
  const other = await filings.fileBrand(filing({ businessId: "00000000-0000-4000-8000-000000000002" }));

  expect(first).toMatchObject({ state: "verified", reason: null });
  expect(again.brandId).toBe(first.brandId);
  expect(other.brandId).not.toBe(first.brandId);
});

test("a brand waits while it is verified, and says what the tax office does not know", async () => {
  const slow = await filings.fileBrand(filing({ ein: "841239999" }));
  expect(slow.state).toBe("pending");
  await filings.fileBrand(filing({ ein: "841239999", brandId: slow.brandId }));
  expect(await filings.fileBrand(filing({ ein: "841239999", brandId: slow.brandId }))).toMatchObject({
    state: "verified",
  });

  const wrong = await filings.fileBrand(filing({ ein: "841230000", brandId: slow.brandId }));
  expect(wrong).toEqual({
    brandId: slow.brandId,
    state: "refused",
    reason: "The EIN is not known under this legal name.",
  });
  expect(await filings.fileBrand(filing({ brandId: slow.brandId }))).toMatchObject({ state: "verified" });
});

test("a campaign is filed once a round, and its number put on it once", async () => {
  const { brandId } = await filings.fileBrand(filing());
  const first = await filings.fileCampaign({ ...filing(), brandId });
  const again = await filings.fileCampaign({ ...filing(), brandId });
  const corrected = await filings.fileCampaign({ ...filing({ round: 2 }), brandId });

  expect(again).toEqual(first);
  expect(corrected).not.toEqual(first);
  const assigned = { campaignId: first.campaignId, e164: NUMBER };
  await filings.assignNumber(assigned);
  await filings.assignNumber(assigned);
  expect(await bench.client.messaging10dlc.phoneNumberCampaigns.retrieve(NUMBER)).toMatchObject({
    campaignId: first.campaignId,
  });
  const campaign = await bench.client.messaging10dlc.campaign.retrieve(first.campaignId);
  expect(campaign).toMatchObject({
    sample1: filing().texts.samples[0],
    messageFlow: filing().texts.optInFlow,
    subscriberOptout: true,
    webhookURL: `https://app.example.com/api/telnyx/messaging-webhook?business=${filing().businessId}`,
  });
});

test("what was filed is ended, a brand when its campaign is three months old, and what is gone already counts", async () => {
  const { brandId } = await filings.fileBrand(filing());
  const { campaignId } = await filings.fileCampaign({ ...filing(), brandId });

  expect(await filings.end({ brandId, requestId: null })).toBe("later");
  expect(await bench.client.messaging10dlc.campaign.retrieve(campaignId)).toMatchObject({ status: "EXPIRED" });
  const bare = await filings.fileBrand(filing({ businessId: "00000000-0000-4000-8000-000000000002" }));
  expect(await filings.end({ brandId: bare.brandId, requestId: null })).toBe("gone");
  expect(await filings.end({ brandId: bare.brandId, requestId: null })).toBe("gone");
});

test("a toll-free verification is deleted when it was refused, and kept by the carriers when not", async () => {
  const { requestId } = await filings.fileTollFree(filing({ kind: "toll_free", numbers: ["+18335550100"] }));
  const verdict = (status: string) =>
    control(bench.url, "/_sim/registration-verdict", { business: filing().businessId, kind: "toll_free", status });

  expect(await filings.end({ brandId: null, requestId })).toBe("kept");
  await verdict("Rejected");
  expect(await filings.end({ brandId: null, requestId })).toBe("gone");
  expect(await filings.end({ brandId: null, requestId })).toBe("gone");
});

test("a toll-free number has one verification, which a corrected one changes", async () => {
  const tollFree = filing({ kind: "toll_free", numbers: ["+18335550100"] });
  const first = await filings.fileTollFree(tollFree);
  const again = await filings.fileTollFree({ ...tollFree, company: { ...company, city: "Boulder" } });

  expect(again).toEqual(first);
  const request = await bench.client.messagingTollfree.verification.requests.retrieve(first.requestId);
  expect(request).toMatchObject({ businessState: "Colorado", businessCity: "Boulder", messageVolume: "1,000" });
});

test("what the carrier refuses is said in its words", async () => {
  const { brandId } = await filings.fileBrand(filing({ ein: "841230000" }));

  await expect(filings.fileCampaign({ ...filing(), brandId })).rejects.toMatchObject({
    code: "conflict",
    message: "The brand is not verified.",
  });
});

test("a fault of our own is no refusal: it is tried again, and becomes an incident", async () => {
  await expect(filings.fileCampaign({ ...filing(), brandId: "BNOBODY" })).rejects.toMatchObject({ code: "internal" });
  for (const status of [401, 402, 403, 409]) {
    await control(bench.url, "/_sim/faults", { status });
    await expect(filings.fileBrand(filing())).rejects.toMatchObject({ code: "internal" });
  }
});
