import type { WebsiteProposal } from "./proposal";

/** The newest reading of a business's website, as its card shows it. */
export interface WebsiteImportView {
  id: string;
  url: string;
  state: "queued" | "reading" | "ready" | "failed" | "applied";
  /** Pages that were read, and how many there are to read. */
  done: number;
  total: number;
  failure: string | null;
  /** It has gone on for five minutes: nothing is likely to come, and it may be begun anew. */
  isLate: boolean;
  proposal: WebsiteProposal | null;
  appliedItems: string[];
}
