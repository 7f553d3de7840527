import type { ReceptionistContent } from "./receptionist-content";
import type { RehearsalReport } from "./rehearsal-report";

/** One published version, newest first in lists. */
export interface VersionView {
  number: number;
  isLive: boolean;
  content: ReceptionistContent;
  note: string | null;
  authorId: string | null;
  /** The version that a roll-back brought back. */
  copiedFrom: number | null;
  publishedAt: Date;
  /** Whether the test callers passed on this content, so that it may be brought back at once. */
  hasPassed: boolean;
  /** Whether the voice provider has been told. */
  isAtProvider: boolean;
}

export interface DraftView {
  content: ReceptionistContent;
  revision: number;
  note: string | null;
  authorId: string | null;
  savedAt: Date;
  hasPassed: boolean;
}

export interface RehearsalView {
  state: "running" | "passed" | "failed" | "broken";
  done: number;
  total: number;
  report: RehearsalReport | null;
  startedAt: Date;
}

/** The receptionist of a business as its page shows it. `live` is what new callers hear now. */
export interface ReceptionistView {
  live: ReceptionistContent;
  draft: DraftView | null;
  /** The newest run of the test callers on the draft as it is. */
  rehearsal: RehearsalView | null;
  versions: VersionView[];
  /** The number from which it can ring people; null while it cannot. */
  callsFrom: string | null;
}
