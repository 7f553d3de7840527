import type { InboundCommand, InboundFacts, InboundPlan } from "@/lib/domain/messages/read-inbound";
import type { RegistrationCompany } from "@/lib/domain/messages/registration-company";
import type { RegistrationTexts } from "@/lib/domain/messages/registration-lint";
import type { TextMedia } from "@/lib/domain/messages/text-event";
import type { TextFacts } from "@/lib/domain/messages/text-facts";

/** What is known of whoever wrote, before their text is read. */
export interface Texter extends InboundFacts {
  businessId: string;
  conversationState: "receptionist" | "person" | "closed";
}

export interface ReceivedText {
  webhookEventId: string;
  providerMessageId: string;
  fromNumber: string;
  toNumber: string;
  body: string;
  command: InboundCommand | null;
  replyKind: InboundPlan["replyKind"];
  /** When it was sent: of STOP and START the one that was said last counts. */
  saidAt: Date;
  now: Date;
  media?: TextMedia[];
  /** The receptionist answers it, or the owner is told when a person has taken over. */
  isConversation?: boolean;
  /** What the receptionist hears instead of the body. */
  heard?: string | null;
  /** Which language it is in, when it shows. */
  language?: "en" | "es" | null;
  pending?: "cancel_meaning" | null;
  /** A word to the owner. */
  notice?: InboundPlan["notice"];
}

export interface TextStore {
  load(messageId: string, now: Date): Promise<TextFacts | null>;
  /** `gone`: it was sent or decided meanwhile. `limited`: others took the last places of the hour. */
  start(request: {
    messageId: string;
    attempt: number;
    body: string;
    fromNumber: string;
    /** How many texts of its sort may go to the number within an hour; left out, any number. */
    hourMax?: number | null;
    now: Date;
  }): Promise<"sending" | "blocked" | "limited" | "gone">;
  settle(
    messageId: string,
    result:
      | { state: "sent"; providerMessageId: string }
      | { state: "blocked"; reason: string }
      | { state: "failed"; reason: string; detail: string }
      | { state: "queued" },
    now: Date,
  ): Promise<void>;
  /** Puts the confirmation of an appointment into the outbox. */
  queueConfirmation(request: {
    businessId: string;
    appointmentId: string | null;
    /** The number that the appointment must have; null when the caller proved that it is theirs. */
    phone: string | null;
    now: Date;
  }): Promise<"queued" | "already_sent" | "not_found">;
  /** Once a day and revision; `messageId` is the text that stands for it, queued now or earlier. */
  queueOnMyWay(request: {
    businessId: string;
    appointmentId: string;
    memberId: string;
    minutes: number | null;
    now: Date;
  }): Promise<{ outcome: "queued" | "already_sent"; messageId: string } | { outcome: "no_phone" | "not_found" }>;
  /** The text that tells the customer how an appointment stands; `reason` once it is known not to reach them. */
  findNotice(
    businessId: string,
    appointmentId: string,
  ): Promise<{ messageId: string; reason: string | null; takesEmail: boolean } | null>;
  /** A text that is about no appointment, once per key. */
  queuePlain(request: {
    businessId: string;
    key: string;
    toNumber: string;
    callId: string | null;
    now: Date;
    kind: "owner_alert";
    words: string;
  }): Promise<"queued" | "already_sent">;
  /** Queues what time alone makes due; returns how many of each. */
  sweep(now: Date): Promise<{ reminders: number; textBacks: number; reviewRequests: number }>;
  applyEvent(event: {
    webhookEventId: string;
    providerMessageId: string;
    messageId: string | null;
    state: "sent" | "delivered" | "failed";
    code: string | null;
    detail: string | null;
    costCents?: number | null | undefined;
    segments?: number | null | undefined;
    now: Date;
  }): Promise<string>;
  /** Null when no business has the number. */
  findTexter(toNumber: string, fromNumber: string, now: Date): Promise<Texter | null>;
  receive(text: ReceivedText): Promise<string>;
  optOut(request: {
    businessId: string;
    number: string;
    words: string;
    source: "call" | "text" | "email" | "person" | "carrier";
    callId: string | null;
    now: Date;
  }): Promise<"opted_out" | "already">;
  exportConsent(request: {
    businessId: string;
    /** All numbers when null. */
    number: string | null;
    from: Date | null;
    to: Date | null;
  }): Promise<ConsentRow[]>;
}

/** One row of the consent ledger. */
export interface ConsentRow {
  number: string;
  channel: string;
  purpose: string;
  kind: "granted" | "revoked";
  words: string | null;
  source: string;
  callId: string | null;
  occurredAt: Date;
}

/** A text that the receptionist has to answer, with what it knows so far. */
export interface TextTurn {
  conversationId: string;
  businessId: string;
  messageId: string;
  heard: string;
  mediaCount: number;
  saidAt: Date;
  customerNumber: string;
  customerName: string | null;
  timeZone: string;
  language: "en" | "es";
  /** As the brain left it; null at the beginning, and after twelve hours of silence. */
  brain: unknown;
  turn: number;
}

export interface ConversationStore {
  /** The oldest text that waits for the receptionist; null when none does, or a person has taken over. */
  openTurn(conversationId: string, now: Date): Promise<TextTurn | null>;
  /** `stale`: somebody answered or took over meanwhile, and nothing was kept. */
  finishTurn(request: {
    conversationId: string;
    messageId: string;
    turn: number;
    brain: unknown;
    language: "en" | "es";
    /** Null when no reply is due. */
    say: string | null;
    /** Something was changed; when a notice of that went to the same number, it is the reply. */
    isSettled: boolean;
    now: Date;
  }): Promise<"kept" | "stale">;
  setState(request: {
    businessId: string;
    conversationId: string;
    state: "receptionist" | "person" | "closed";
    memberId: string;
    now: Date;
  }): Promise<"changed" | "unchanged" | "not_found">;
  queueReply(request: {
    businessId: string;
    conversationId: string;
    memberId: string;
    words: string;
    /** The same for a repeat of the same reply. */
    key: string;
    now: Date;
  }): Promise<"queued" | "already_sent" | "opted_out" | "not_found">;
  /** A person's first text to a customer, in a conversation of theirs that is there or made now. */
  start(request: {
    businessId: string;
    customerId: string;
    memberId: string;
    words: string;
    /** The same for a repeat of the same text. */
    key: string;
    now: Date;
  }): Promise<StartedConversation>;
}

export type StartedConversation =
  | { outcome: "queued" | "already_sent"; conversationId: string }
  | { outcome: "opted_out" | "no_phone" | "not_allowed" | "not_found" };

export type RegistrationState = "not_started" | "submitted" | "approved" | "rejected" | "suspended";

export interface RegistrationStore {
  set(request: {
    businessId: string;
    /** Null keeps the kind. */
    kind: "10dlc" | "toll_free" | null;
    state: RegistrationState;
    reason: string | null;
    /** The campaign that a verdict is about; left out when it is about none. */
    campaignId?: string | null;
    actor: { kind: string; id: string | null };
    now: Date;
  }): Promise<"changed" | "unchanged" | "not_allowed" | "not_found">;
  /** Submitted, with what the carriers are to see; a job files it. */
  submit(request: {
    businessId: string;
    texts: RegistrationTexts;
    actor: { kind: string; id: string | null };
    now: Date;
  }): Promise<"changed" | "unchanged" | "not_allowed" | "not_found">;
  /**
   * What there is to file, and how far it has come; null before anything was submitted, and when it is not about the
   * campaign that is named.
   */
  loadFiling(businessId: string, campaignId?: string | null): Promise<RegistrationFiling | null>;
  /** Keeps what the carriers named what was filed; null leaves a name as it is. */
  noteFiling(businessId: string, ids: Pick<RegistrationFiling, "brandId" | "campaignId" | "requestId">): Promise<void>;
}

/** A registration on its way to the carriers. Ids are the carrier's, null until they are known. */
export interface RegistrationFiling {
  businessId: string;
  kind: "10dlc" | "toll_free";
  state: RegistrationState;
  /** Counts the times that it was submitted; a corrected one is filed anew. */
  round: number;
  trade: string;
  texts: RegistrationTexts;
  /** The numbers that text, in E.164. */
  numbers: string[];
  brandId: string | null;
  campaignId: string | null;
  requestId: string | null;
}

type Company = { company: RegistrationCompany };

/** Where registrations are filed. A repeat finds what an earlier try made; AppError `conflict` says what was refused. */
export interface CarrierFilings {
  /** Makes the business known. `pending` while its data are compared with the tax office's. */
  fileBrand(
    filing: RegistrationFiling & Company,
  ): Promise<{ brandId: string; state: "verified" | "pending" | "refused"; reason: string | null }>;
  fileCampaign(filing: RegistrationFiling & { brandId: string }): Promise<{ campaignId: string }>;
  /** Lets a number text for an accepted campaign. */
  assignNumber(request: { campaignId: string; e164: string }): Promise<void>;
  fileTollFree(filing: RegistrationFiling & Company): Promise<{ requestId: string }>;
  /**
   * Ends all campaigns of a brand, then deletes it and a toll-free verification; what is gone counts as deleted. `later`:
   * the brand cannot go yet. `kept`: a verification that was accepted, which nobody can delete.
   */
  end(filed: { brandId: string | null; requestId: string | null }): Promise<"gone" | "later" | "kept">;
}

/** Addresses that must not be mailed. */
export interface MailStore {
  isSuppressed(address: string): Promise<boolean>;
  /** Returns how many were new. */
  suppress(request: {
    webhookEventId: string;
    addresses: string[];
    reason: "bounced" | "complained" | "suppressed";
    detail: string | null;
    now: Date;
  }): Promise<number>;
}
