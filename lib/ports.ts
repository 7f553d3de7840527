import type { Actor } from "@/lib/domain/actor";
import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";
import type { CallEvent } from "@/lib/domain/calls/call-event";
import type { LegEvent } from "@/lib/domain/calls/leg-event";
import type { TransferEvent } from "@/lib/domain/calls/transfer-event";
import type { AlertEvent } from "@/lib/domain/emergencies/alert-event";
import type { RateAnswer, RateRuleName } from "@/lib/domain/limits/rate-rules";
import type { MailEvent } from "@/lib/domain/messages/mail-event";
import type { RegistrationEvent } from "@/lib/domain/messages/registration-event";
import type { TextEvent } from "@/lib/domain/messages/text-event";
import type { BillingEvent } from "@/lib/domain/money/billing-event";
import type { FeeToCharge, InvoiceState } from "@/lib/domain/money/fee";
import type { DunningFacts, DunningNotice, SubscriptionState } from "@/lib/domain/money/subscription";
import type { Digest } from "@/lib/domain/notifications/digest";
import type { FoundInvitation } from "@/lib/domain/team/roles";
import type { Brand, BrandFiles, BrandingStore } from "./ports/branding";
import type { CalendarConnectionStore, CalendarSource, CalendarSyncStore } from "./ports/calendar";
import type { CustomerStore, ImportFiles, ImportStore } from "./ports/customers";
import type { DunningStore } from "./ports/dunning";
import type { EmergencyStore } from "./ports/emergencies";
import type { CallControl, EngineHealth, EngineStore, LanguageModel, RealtimeCalls } from "./ports/engines";
import type { LaunchStore, NumberShop, OnboardingStore, PlanSales } from "./ports/launch";
import type { CarrierFilings, ConversationStore, MailStore, RegistrationStore, TextStore } from "./ports/messaging";
import type { DigestStore, MobileStore, NotificationStore } from "./ports/notifications";
import type { PhoneTestStore } from "./ports/phone-tests";
import type { ExportFiles, ExportStore, PrivacyStore } from "./ports/privacy";
import type { Rehearsals, VersionStore } from "./ports/receptionist";
import type { SettingStore } from "./ports/settings";
import type {
  BookingStore,
  BusinessStore,
  CalendarStore,
  CallStore,
  FeeStore,
  InboxStore,
  IncidentStore,
  JobStore,
  OwnerNotification,
  ReceptionistStore,
} from "./ports/stores";
import type { AccountDirectory, TeamStore } from "./ports/team";
import type { TransferStore } from "./ports/transfers";
import type { SiteStore, WebsiteImportStore, WebsiteReader } from "./ports/website";

/** What every service is told about the request it works for. */
export interface RequestContext {
  /** The instant of the request; the clock is never read further in. */
  now: Date;
  requestId: string;
  /** What caused this: a call, an event, a job. Null for a plain request. */
  causeId: string | null;
  actor: Actor;
}

/** The context of a service: the request, and just the ports it names. */
export type Ctx<Names extends keyof Ports = never> = RequestContext & Pick<Ports, Names>;

export interface Ports {
  bookings: BookingStore;
  customers: CustomerStore;
  imports: ImportStore;
  privacy: PrivacyStore;
  exports: ExportStore;
  calls: CallStore;
  phoneTests: PhoneTestStore;
  transfers: TransferStore;
  texts: TextStore;
  conversations: ConversationStore;
  registrations: RegistrationStore;
  carrierFilings: CarrierFilings;
  mails: MailStore;
  fees: FeeStore;
  jobs: JobStore;
  inbox: InboxStore;
  calendars: CalendarStore;
  calendarSyncs: CalendarSyncStore;
  calendarConnections: CalendarConnectionStore;
  receptionists: ReceptionistStore;
  versions: VersionStore;
  rehearsals: Rehearsals;
  incidents: IncidentStore;
  businesses: BusinessStore;
  businessSettings: SettingStore;
  engines: EngineStore;
  emergencies: EmergencyStore;
  onboarding: OnboardingStore;
  launches: LaunchStore;
  team: TeamStore;
  accounts: AccountDirectory;
  notifications: NotificationStore;
  mobiles: MobileStore;
  digests: DigestStore;
  dunning: DunningStore;
  websiteImports: WebsiteImportStore;
  site: SiteStore;
  numberShop: NumberShop;
  planSales: PlanSales;
  textSender: TextSender;
  calendarProvider: CalendarProvider;
  calendarSource: CalendarSource;
  billing: Billing;
  mailer: Mailer;
  recordings: RecordingArchive;
  importFiles: ImportFiles;
  branding: BrandingStore;
  brandFiles: BrandFiles;
  exportFiles: ExportFiles;
  voice: VoicePlatform;
  callControl: CallControl;
  realtime: RealtimeCalls;
  model: LanguageModel;
  engineHealth: EngineHealth;
  websites: WebsiteReader;
  alerts: Alerts;
  rateLimits: RateLimits;
  providerEvents: ProviderEvents;
  slotKey: SlotKey;
  settings: Settings;
}

/** Waits and addresses that differ by installation. */
export interface Settings {
  /** Public address of the web application, without a slash at the end. */
  appUrl: string;
  /** How long a text whose send was cut off waits for its delivery report before it is sent again. */
  textInDoubtSeconds: number;
  /** What the model of one business may cost on one day. */
  modelDailyCapCents: number;
  /** The platform's own number: calls that a trunk does not take are forwarded to it. E.164. */
  fallbackNumber: string | null;
}

/** Reads the stored body of a verified provider event in our words; null when it is none that we act on. */
export interface ProviderEvents {
  readCallEvent(payload: unknown, receivedAt: Date): CallEvent | null;
  /** What an engine tells of a phone that it rings for a caller. */
  readTransferEvent(payload: unknown, receivedAt: Date): TransferEvent | null;
  readTextEvent(payload: unknown): TextEvent | null;
  readLegEvent(payload: unknown): LegEvent | null;
  readAlertEvent(payload: unknown): AlertEvent | null;
  /** A verdict of the carriers about the texts of a business. */
  readRegistrationEvent(payload: unknown): RegistrationEvent | null;
  readMailEvent(payload: unknown): MailEvent | null;
  readBillingEvent(payload: unknown): BillingEvent | null;
}

/** Signs slot ids, so that no other text is one. Returns the first bytes of an HMAC. */
export interface SlotKey {
  sign(text: string): Buffer;
}

/** The carrier. `in_doubt`: the answer was lost, the text may or may not have left. */
export interface TextSender {
  send(text: {
    messageId: string;
    from: string;
    to: string;
    body: string;
    messagingProfileId: string | null;
  }): Promise<
    | { outcome: "sent"; providerMessageId: string }
    | { outcome: "refused"; code: string; detail: string; isRetryable: boolean }
    | { outcome: "in_doubt" }
  >;
}

export interface CalendarEvent {
  /** Made by us from the appointment, so that a repeat finds the first. */
  id: string;
  appointmentId: string;
  /** Of the appointment. It stays with the event, so that an echo of ours is told from a change of the owner's. */
  revision: number;
  title: string;
  description: string;
  location: string | null;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
}

export interface CalendarProvider {
  /**
   * Creates or changes the event until it is as given. `revoked`: the owner took the permission back. `unwritable`: the
   * calendar is gone, or may only be read.
   */
  upsert(access: CalendarAccess, event: CalendarEvent): Promise<{ outcome: "saved" | "revoked" | "unwritable" }>;
  /** Deletes the event; one that is gone already counts as deleted. */
  remove(access: CalendarAccess, eventId: string): Promise<{ outcome: "removed" | "revoked" | "unwritable" }>;
}

export interface CalendarAccess {
  refreshToken: string;
  calendarId: string;
}

export interface Billing {
  /** Makes the fee's own invoice or finds the one that an earlier attempt made; draft, without payment. */
  prepareFeeInvoice(fee: FeeToCharge): Promise<InvoiceState>;
  /** Finalizes and pays. A decline is an outcome, not an error. */
  payInvoice(invoiceId: string, fee: FeeToCharge, attempt: number): Promise<InvoiceState & { decline: string | null }>;
  /** Deletes a draft, voids an open invoice, credits and refunds a paid one. */
  undoInvoice(invoiceId: string, fee: FeeToCharge): Promise<void>;
  /** The truth about an invoice now, and the fee it belongs to when it is one of ours. */
  readInvoice(invoiceId: string): Promise<InvoiceState | null>;
  /** Pays what a subscription owes with the card that is on file now; once a card. */
  payPlanInvoices(subscriptionId: string): Promise<"paid" | "declined" | "none_open">;
  /** The truth about a subscription now; null when it is gone. */
  readSubscription(subscriptionId: string): Promise<SubscriptionState | null>;
}

/** A mail to the owner of a business; the provider's folder gives it its looks and the .ics file. */
export type OwnerMail = {
  to: string;
  /** The same key never sends twice (24 h at the provider; our job row outlives that). */
  idempotencyKey: string;
} & (
  | { kind: "booked" | "rescheduled" | "cancelled"; appointment: AppointmentDetails }
  | { kind: "message"; notification: OwnerNotification }
);

/** A mail to a customer about their appointment, with the .ics file, for when no text can reach them. */
export interface CustomerMail {
  to: string;
  /** As OwnerMail has it. */
  idempotencyKey: string;
  kind: "booked" | "rescheduled" | "cancelled";
  appointment: AppointmentDetails;
  /** How the business looks; the picture travels in the mail. */
  brand: Brand;
}

/** `suppressed`: the address bounced or complained before, and nothing was sent. */
export type MailResult = "sent" | "suppressed";

export interface Mailer {
  sendToOwner(mail: OwnerMail): Promise<MailResult>;
  sendToCustomer(mail: CustomerMail): Promise<MailResult>;
  sendInvitation(mail: InvitationMail): Promise<MailResult>;
  sendDigest(mail: DigestMail): Promise<MailResult>;
  sendDunning(mail: DunningMail): Promise<MailResult>;
}

/** Asks somebody to join a business. */
export interface InvitationMail {
  to: string;
  /** As OwnerMail has it. */
  idempotencyKey: string;
  invitation: FoundInvitation;
  link: string;
}

/** Tells an owner that the plan is unpaid. */
export interface DunningMail {
  to: string;
  /** As OwnerMail has it. */
  idempotencyKey: string;
  notice: DunningNotice;
  facts: DunningFacts;
}

/** The mail of a morning; `stopToken` ends it without signing in. */
export interface DigestMail {
  to: string;
  /** As OwnerMail has it. */
  idempotencyKey: string;
  digest: Digest;
  stopToken: string;
}

export interface RecordingArchive {
  /** Copies the provider's file into private storage under `path`; a repeat replaces it with the same. */
  copy(sourceUrl: string, path: string): Promise<{ contentType: string; sizeBytes: number }>;
  /** A link to a stored file that ends after `seconds`. */
  link(path: string, seconds: number): Promise<string>;
  /** A file that is gone already counts as removed. */
  remove(paths: string[]): Promise<void>;
}

/** What the voice provider is told to answer with. */
export interface VoiceAgentPlan {
  /** Ours; an agent that a crash left behind is found again by it. */
  reference: string;
  name: string;
  language: "en" | "es";
  timeZone: string;
  voiceId: string;
  prompt: string;
  firstSentence: string;
  tools: { name: string; description: string; parameters: Record<string, unknown> }[];
  /** The provider's own tools that ring somebody; `variable` holds whose phone, as it is when a call begins. */
  putThrough: readonly { toolName: string; variable: string }[];
  defaultVariables: Record<string, string>;
}

export interface VoicePlatform {
  /** Creates or updates engine and agent, publishes, and returns the ids. `onMade` keeps each id as soon as it exists. */
  publishAgent(
    plan: VoiceAgentPlan,
    existing: { llmId: string | null; agentId: string | null; agentVersion: number | null },
    onMade: (made: { llmId?: string; agentId?: string }) => Promise<void>,
  ): Promise<{ llmId: string; agentId: string; agentVersion: number }>;
  /** Lets a number ring at the agent's published version, with our webhook before the answer. */
  linkNumber(e164: string, agentId: string, agentVersion: number): Promise<void>;
  /** Rings a phone with an agent's words. Throws `unavailable` when nobody knows whether it rings. */
  placeCall(call: OutboundCall): Promise<PlacedCall>;
  /** A short recording of a voice; null when there is none, or it cannot be had now. */
  readSample(voiceId: string): Promise<VoiceSample | null>;
  /** Deletes an agent and what it thinks with; what is gone already counts as deleted. */
  deleteAgent(agentId: string, llmId: string | null): Promise<void>;
  /** Deletes what the provider keeps of a call; one that it does not know counts as deleted. */
  forgetCall(providerCallId: string): Promise<void>;
}

/** A call that the receptionist makes. */
export interface OutboundCall {
  /** Ours; the provider echoes it in every event. */
  callId: string;
  from: string;
  to: string;
  agentId: string;
  /** Null: the newest that is published. */
  agentVersion: number | null;
  variables: Record<string, string>;
  /** True when an earlier attempt may have placed it: the provider is asked first. */
  isRepeat: boolean;
  /** False when it is too late to ring anybody: only what was placed already is found. */
  mayDial: boolean;
}

export type PlacedCall =
  | { outcome: "placed"; providerCallId: string }
  | { outcome: "refused"; reason: string }
  | { outcome: "not_placed" };

export interface VoiceSample {
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface RateLimits {
  /** Counts one more for a subject, when the rule allows it. Never throws: each rule says what holds without a counter. */
  take(name: RateRuleName, subject: string): Promise<RateAnswer>;
  /** Forgets what was counted for a subject. */
  forget(name: RateRuleName, subject: string): Promise<void>;
}

export interface Alerts {
  /** Tells platform staff. Never holds personal data. */
  send(text: string): Promise<void>;
}
