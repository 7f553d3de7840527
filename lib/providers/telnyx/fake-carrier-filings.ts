import type { CarrierFilings, RegistrationFiling } from "@/lib/ports/messaging";

/** The carriers' registry in memory, for tests. */
export interface FakeCarrierFilings extends CarrierFilings {
  /** What was filed, by the carrier's id. */
  filed: Map<string, RegistrationFiling>;
  /** The campaign of each number. */
  assigned: Map<string, string>;
  brandState: "verified" | "pending" | "refused";
  /** What ending meets next; when there is nothing it is done. */
  endings: ("later" | "kept")[];
}

export function createFakeCarrierFilings(): FakeCarrierFilings {
  const fake: FakeCarrierFilings = {
    filed: new Map(),
    assigned: new Map(),
    brandState: "verified",
    endings: [],
    async fileBrand(filing) {
      const brandId = `B-${filing.businessId}`;
      fake.filed.set(brandId, filing);
      const reason = fake.brandState === "refused" ? "The EIN is unknown." : null;
      return { brandId, state: fake.brandState, reason };
    },
    async fileCampaign(filing) {
      const campaignId = `C-${filing.businessId}-${filing.round}`;
      fake.filed.set(campaignId, filing);
      return { campaignId };
    },
    async assignNumber({ campaignId, e164 }) {
      fake.assigned.set(e164, campaignId);
    },
    async fileTollFree(filing) {
      const requestId = `T-${filing.businessId}`;
      fake.filed.set(requestId, filing);
      return { requestId };
    },
    async end({ brandId, requestId }) {
      const met = fake.endings.shift();
      if (met) return met;
      for (const id of [brandId, requestId]) if (id) fake.filed.delete(id);
      return "gone";
    },
  };
  return fake;
}
