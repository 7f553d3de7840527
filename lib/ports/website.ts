import type { ContactMessage } from "@/lib/domain/site/contact-message";
import type { HealthCheck, HealthDay } from "@/lib/domain/site/health-history";
import type { SitePlan } from "@/lib/domain/site/site-plan";
import type { WebsiteProposal } from "@/lib/domain/website/proposal";
import type { FetchFailure, WebPage } from "@/lib/domain/website/web-page";

/** Reads pages of public websites, and nothing that lies inside a network. Never throws for what a website does. */
export interface WebsiteReader {
  read(url: string): Promise<{ outcome: "read"; page: WebPage } | { outcome: "failed"; failure: FetchFailure }>;
}

export interface WebsiteImport {
  url: string;
  state: "queued" | "reading" | "ready" | "failed" | "applied";
  proposal: WebsiteProposal | null;
  /** Ids of the proposal's items that the owner took already. */
  appliedItems: string[];
}

/** What a business's own website says, kept until the owner has chosen. */
export interface WebsiteImportStore {
  start(request: {
    businessId: string;
    memberId: string;
    url: string;
    now: Date;
  }): Promise<{ outcome: "started" | "running"; importId: string } | { outcome: "forbidden" }>;
  load(businessId: string, importId: string): Promise<WebsiteImport | null>;
  /** False when the reading had ended already. */
  keep(
    businessId: string,
    importId: string,
    kept: {
      state: "reading" | "ready" | "failed";
      done: number;
      total: number;
      failure: string | null;
      proposal: WebsiteProposal | null;
    },
    now: Date,
  ): Promise<boolean>;
  settle(request: {
    businessId: string;
    memberId: string;
    importId: string;
    items: string[];
    now: Date;
  }): Promise<"noted" | "forbidden" | "not_found">;
}

/** What the public pages show and keep. */
export interface SiteStore {
  /** Staff are told with it, in the same transaction. */
  recordContact(message: ContactMessage, now: Date): Promise<void>;
  /** The business that visitors talk to; null when there is none. */
  findDemo(): Promise<{ id: string; name: string; timeZone: string } | null>;
  listPlans(): Promise<SitePlan[]>;
  /** Counted once a minute and probe. */
  noteHealth(checks: HealthCheck[], now: Date): Promise<void>;
  /** `from` is a day of UTC, YYYY-MM-DD. */
  listHealth(from: string): Promise<HealthDay[]>;
}
