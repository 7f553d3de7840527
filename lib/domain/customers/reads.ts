import type { MemberScope, Page, PageRequest } from "@/lib/domain/member/reads";

export const customerMarks = ["vip", "blocked", "opted_out", "upcoming"] as const;
export type CustomerMark = (typeof customerMarks)[number];

export interface CustomerFilter {
  /** Part of a name, a number, a mail or an address. */
  search: string | null;
  mark: CustomerMark | null;
  /** One of their tags, as it is written. */
  tag?: string | null;
  /** Last contact at this instant or later. */
  seenSince: Date | null;
  /** Last contact before this instant. */
  seenBefore: Date | null;
}

export interface CustomerRow {
  id: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  isVip: boolean;
  isBlocked: boolean;
  isOptedOut: boolean;
  isTest: boolean;
  lastSeenAt: Date;
  /** The next confirmed appointment; null when there is none. */
  nextAt: Date | null;
}

/** What happened with a customer, newest first. `title` is a word of ours: an outcome, a kind or a status. */
export interface TimelineEntry {
  id: string;
  kind: "call" | "text" | "appointment";
  at: Date;
  title: string;
  body: string | null;
  /** Of texts. */
  isInbound: boolean;
  /** The call or the appointment, or the conversation of a text. */
  targetId: string | null;
}

export interface CustomerProfile extends CustomerRow {
  zip: string | null;
  notes: string | null;
  tags: string[];
  revision: number;
  firstSeenAt: Date;
  /** Numbers of customers that were merged into this one. */
  otherNumbers: { phone: string; isOptedOut: boolean }[];
  conversationId: string | null;
  /** Of the business's texts, as in Conversation. */
  registrationState: string | null;
  /** Tests are left out; `valueCents` is of kept and coming appointments that have a price. */
  figures: { calls: number; booked: number; noShows: number; valueCents: number };
  timeline: TimelineEntry[];
  /** Where what happened before `timeline` begins; null when there is no more. */
  olderCursor: string | null;
}

export interface ImportRow {
  id: string;
  fileName: string;
  state: "uploading" | "queued" | "running" | "done" | "failed";
  rowCount: number | null;
  nextRow: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  failure: string | null;
  createdAt: Date;
}

export interface ImportError {
  /** As a spreadsheet counts: the heading is row 1. */
  row: number;
  reason: string;
  cells: string[];
}

/** What a member said was wrong; `position` is the turn of the conversation, null for the whole call. */
export interface CallCorrection {
  id: string;
  kind: string;
  position: number | null;
  words: string;
  state: "open" | "reviewed";
  at: Date;
}

export interface CallNote {
  words: string;
  tags: string[];
  /** 0: nothing was written yet. */
  revision: number;
  corrections: CallCorrection[];
}

/** What members see of the customers of a business; like MemberReads, under row level security. */
export interface CustomerReads {
  listCustomers(scope: MemberScope, filter: CustomerFilter, page: PageRequest): Promise<Page<CustomerRow>>;
  /** Follows a merge: the id of either customer finds the one that was kept. */
  loadCustomer(scope: MemberScope, customerId: string, cursor?: string | null): Promise<CustomerProfile | null>;
  listImports(scope: MemberScope): Promise<ImportRow[]>;
  loadImport(scope: MemberScope, importId: string): Promise<ImportRow | null>;
  /** Lines that were not read, by row; from one row on. */
  listImportErrors(scope: MemberScope, importId: string, fromRow: number, limit: number): Promise<ImportError[]>;
  loadCallNote(scope: MemberScope, callId: string): Promise<CallNote>;
}
