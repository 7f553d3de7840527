import type { Availability } from "@/lib/domain/booking/availability";
import type {
  AppointmentDetails,
  BookingResult,
  ChangeResult,
  UpcomingAppointment,
} from "@/lib/domain/booking/outcomes";
import type { BusinessDescription, InboundCall } from "@/lib/domain/calls/business-description";
import type { CallEvent } from "@/lib/domain/calls/call-event";
import type { TextEvent } from "@/lib/domain/messages/text-event";
import type { TextFacts } from "@/lib/domain/messages/text-facts";
import type { BillingEvent } from "@/lib/domain/money/billing-event";
import type { FeeToCharge, InvoiceState } from "@/lib/domain/money/fee";

/** Who did this: every write names one. */
export type Actor =
  | { kind: "caller"; id: string | null }
  | { kind: "member"; id: string }
  | { kind: "staff"; id: string }
  | { kind: "system"; id: string }
  | { kind: "provider"; id: string };

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
  calls: CallStore;
  texts: TextStore;
  fees: FeeStore;
  jobs: JobStore;
  inbox: InboxStore;
  calendars: CalendarStore;
  receptionists: ReceptionistStore;
  incidents: IncidentStore;
  businesses: BusinessStore;
  textSender: TextSender;
  calendarProvider: CalendarProvider;
  billing: Billing;
  mailer: Mailer;
  recordings: RecordingArchive;
  voice: VoicePlatform;
  alerts: Alerts;
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
}

/** Reads the stored body of a verified provider event in our words; null when it is none that we act on. */
export interface ProviderEvents {
  readCallEvent(payload: unknown, receivedAt: Date): CallEvent | null;
  readTextEvent(payload: unknown): TextEvent | null;
  readBillingEvent(payload: unknown): BillingEvent | null;
}

/** Signs slot ids, so that no other text is one. Returns the first bytes of an HMAC. */
export interface SlotKey {
  sign(text: string): Buffer;
}

export interface BookRequest {
  businessId: string;
  callId: string | null;
  serviceId: string;
  /** Null takes the first free resource. */
  resourceId: string | null;
  startsAt: Date;
  idempotencyKey: string;
  source: "call" | "text" | "dashboard" | "calendar";
  customer: CustomerDetails;
  now: Date;
}

/** What the customer said of themselves. `phone` is E.164. */
export interface CustomerDetails {
  name: string;
  phone: string | null;
  email: string | null;
  address: string | null;
  zip: string | null;
  notes: string | null;
}

export interface ChangeRequest {
  businessId: string;
  appointmentId: string;
  /** When a caller asks: their number, which must be the appointment's. Null when the business itself asks. */
  phone: string | null;
  callId: string | null;
  actor: Actor;
  now: Date;
}

export interface BookingStore {
  /** Everything the slot function needs between two instants; null when there is no such business. */
  loadAvailability(businessId: string, from: Date, to: Date): Promise<Availability | null>;
  book(request: BookRequest): Promise<BookingResult>;
  reschedule(request: ChangeRequest & { startsAt: Date; resourceId: string | null }): Promise<ChangeResult>;
  cancel(request: ChangeRequest & { reason: string | null }): Promise<ChangeResult>;
  /** The upcoming appointments of one number, next first. */
  findUpcoming(businessId: string, phone: string, now: Date): Promise<UpcomingAppointment[]>;
  loadAppointment(businessId: string, appointmentId: string): Promise<AppointmentDetails | null>;
}

/** The line that a call came in on, resolved from signed facts alone. */
export interface CallLine {
  agentId: string | null;
  lineNumber: string | null;
  callerNumber: string | null;
}

export interface ToolCallLine {
  businessId: string;
  businessName: string;
  timeZone: string;
  language: "en" | "es";
  callId: string;
}

export interface ToolCallNote {
  businessId: string;
  callId: string;
  eventKey: string;
  toolName: string;
  args: unknown;
  result: unknown;
  outcome: string;
  durationMs: number;
  occurredAt: Date;
}

export interface CallStore {
  openInbound(line: CallLine & { inboundKey: string; engine: string; now: Date }): Promise<InboundCall | null>;
  /** Null when no business, or more than one, has the line. */
  openToolCall(
    line: CallLine & {
      engine: string;
      providerCallId: string;
      knownCallId: string | null;
      startedAt: Date | null;
      now: Date;
    },
  ): Promise<ToolCallLine | null>;
  recordToolCalls(notes: ToolCallNote[]): Promise<void>;
  applyEvent(webhookEventId: string, engine: string, event: CallEvent, now: Date): Promise<string>;
  takeMessage(message: {
    businessId: string;
    callId: string | null;
    name: string | null;
    phone: string | null;
    message: string;
    isUrgent: boolean;
    now: Date;
  }): Promise<void>;
  loadNotification(businessId: string, notificationId: string): Promise<OwnerNotification | null>;
  loadRecording(callId: string): Promise<{ businessId: string; sourceUrl: string; state: string } | null>;
  settleRecording(callId: string, result: RecordingResult, now: Date): Promise<void>;
  /** Ends calls that no event has ended; returns how many. */
  sweep(now: Date): Promise<number>;
}

export interface OwnerNotification {
  businessName: string;
  businessEmail: string | null;
  timeZone: string;
  title: string;
  body: string | null;
  isUrgent: boolean;
  callId: string | null;
}

export type RecordingResult =
  | { state: "stored"; storagePath: string; contentType: string; sizeBytes: number }
  | { state: "failed"; error: string };

export interface BusinessStore {
  describe(businessId: string, now: Date): Promise<BusinessDescription | null>;
  /** Makes the first business of a person who has just registered; a repeat returns the one that exists. */
  register(request: {
    userId: string;
    name: string;
    trade: string;
    timeZone: string;
    email: string;
    now: Date;
  }): Promise<string>;
}

export interface TextStore {
  load(messageId: string, now: Date): Promise<TextFacts | null>;
  /** `gone`: it was sent or decided meanwhile. */
  start(request: {
    messageId: string;
    attempt: number;
    body: string;
    fromNumber: string;
    now: Date;
  }): Promise<"sending" | "blocked" | "gone">;
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
  applyEvent(event: {
    webhookEventId: string;
    providerMessageId: string;
    messageId: string | null;
    state: "sent" | "delivered" | "failed";
    code: string | null;
    detail: string | null;
    now: Date;
  }): Promise<string>;
  receive(text: {
    webhookEventId: string;
    providerMessageId: string;
    fromNumber: string;
    toNumber: string;
    body: string;
    command: "stop" | "start" | "help" | null;
    replyKind: "opt_out_confirmation" | "help" | null;
    now: Date;
  }): Promise<string>;
}

export interface FeeStore {
  load(feeId: string): Promise<FeeToCharge | null>;
  /** Counts one attempt to pay before it is made and returns its number. */
  startPayment(feeId: string): Promise<number>;
  /** Returns the state that stands afterwards: a credited or waived fee stays so. */
  settle(
    feeId: string,
    change: { state: string; invoiceId: string | null; invoiceUrl: string | null; reason: string | null },
    now: Date,
  ): Promise<string>;
  findByInvoice(invoiceId: string): Promise<string | null>;
  syncSubscription(subscription: {
    stripeCustomerId: string;
    stripeSubscriptionId: string;
    status: string;
    periodStart: Date | null;
    periodEnd: Date | null;
    now: Date;
  }): Promise<string>;
}

export interface LeasedJob {
  id: string;
  businessId: string | null;
  kind: string;
  key: string;
  payload: unknown;
  attempts: number;
  attemptsMax: number;
  leaseToken: string;
  createdAt: Date;
}

export interface JobStore {
  claim(limit: number, leaseSeconds: number, now: Date): Promise<LeasedJob[]>;
  finish(job: LeasedJob, result: string, now: Date): Promise<boolean>;
  fail(
    job: LeasedJob,
    failure: { error: string; isRetryable: boolean; retryInSeconds: number | null },
    now: Date,
  ): Promise<string>;
}

export interface InboxEvent {
  id: string;
  provider: string;
  eventId: string;
  kind: string;
  payload: unknown;
  state: string;
  receivedAt: Date;
}

export interface InboxStore {
  record(event: {
    provider: string;
    eventId: string;
    kind: string;
    payload: unknown;
    now: Date;
  }): Promise<"received" | "duplicate">;
  load(webhookEventId: string): Promise<InboxEvent | null>;
  finish(webhookEventId: string, state: "done" | "failed" | "ignored", result: string, now: Date): Promise<void>;
}

export interface CalendarStore {
  /** The connected calendar with its token in the clear; null when none is connected. */
  load(
    businessId: string,
  ): Promise<{
    calendarId: string;
    state: "connected" | "needs_reconnect" | "disconnected";
    refreshToken: string;
  } | null>;
  saveEvent(businessId: string, appointmentId: string, eventId: string, revision: number): Promise<void>;
  markDisconnected(businessId: string, error: string, now: Date): Promise<void>;
}

export interface ReceptionistSetup {
  businessName: string;
  timeZone: string;
  language: "en" | "es";
  trade: string;
  voiceId: string;
  tone: string;
  llmId: string | null;
  agentId: string | null;
  agentVersion: number | null;
  numbers: string[];
}

export interface ReceptionistStore {
  load(businessId: string): Promise<ReceptionistSetup | null>;
  save(businessId: string, made: { llmId?: string; agentId?: string; agentVersion?: number }, now: Date): Promise<void>;
}

export interface IncidentStore {
  record(kind: string, key: string, detail: Record<string, unknown>, now: Date): Promise<void>;
  load(incidentId: string): Promise<{ kind: string; key: string; times: number; firstAt: Date } | null>;
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
  title: string;
  description: string;
  location: string | null;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
}

export interface CalendarProvider {
  /** Creates or changes the event until it is as given. `revoked`: the owner took the permission back. */
  upsert(access: CalendarAccess, event: CalendarEvent): Promise<{ outcome: "saved" } | { outcome: "revoked" }>;
  /** Deletes the event; one that is gone already counts as deleted. */
  remove(access: CalendarAccess, eventId: string): Promise<{ outcome: "removed" } | { outcome: "revoked" }>;
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
  readSubscription(subscriptionId: string): Promise<{
    customerId: string;
    status: string;
    periodStart: Date | null;
    periodEnd: Date | null;
  } | null>;
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

export interface Mailer {
  sendToOwner(mail: OwnerMail): Promise<void>;
}

export interface RecordingArchive {
  /** Copies the provider's file into private storage under `path`; a repeat replaces it with the same. */
  copy(sourceUrl: string, path: string): Promise<{ contentType: string; sizeBytes: number }>;
  /** A link to a stored file that ends after `seconds`. */
  link(path: string, seconds: number): Promise<string>;
}

/** What the voice provider is told to answer with. */
export interface VoiceAgentPlan {
  name: string;
  language: "en" | "es";
  timeZone: string;
  voiceId: string;
  prompt: string;
  firstSentence: string;
  tools: { name: string; description: string; parameters: Record<string, unknown> }[];
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
}

export interface Alerts {
  /** Tells platform staff. Never holds personal data. */
  send(text: string): Promise<void>;
}
