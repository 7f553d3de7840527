import type { Actor } from "@/lib/domain/actor";
import type { Availability } from "@/lib/domain/booking/availability";
import type {
  AppointmentDetails,
  BookingProblem,
  BookingResult,
  ChangeResult,
  MomentCheck,
  UpcomingAppointment,
} from "@/lib/domain/booking/outcomes";
import type { BusinessDescription, InboundCall } from "@/lib/domain/calls/business-description";
import type { CallEvent } from "@/lib/domain/calls/call-event";
import type { FeeToCharge, InvoiceDocument } from "@/lib/domain/money/fee";

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
  /** The member who books in the dashboard. */
  actorId?: string;
  /** The member has confirmed that opening hours, horizon and area do not matter this time. */
  mayOverride?: boolean;
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
  /** The revision that was looked at; left out, whatever stands is changed. */
  seenRevision?: number;
}

export interface EditRequest {
  businessId: string;
  appointmentId: string;
  seenRevision: number;
  serviceId: string;
  /** Null keeps the crew that has it. */
  resourceId: string | null;
  address: string | null;
  zip: string | null;
  notes: string | null;
  mayOverride: boolean;
  actor: Actor;
  now: Date;
}

export interface MomentQuestion {
  businessId: string;
  /** The appointment that moves; null for a new one. */
  appointmentId: string | null;
  /** Null: the service of the appointment. */
  serviceId: string | null;
  resourceId: string | null;
  startsAt: Date;
  /** Null: as long as the appointment, or as its service. */
  minutes: number | null;
  mayOverride: boolean;
  now: Date;
}

export interface BookingStore {
  /** Everything the slot function needs between two instants; null when there is no such business. */
  loadAvailability(businessId: string, from: Date, to: Date): Promise<Availability | null>;
  book(request: BookRequest): Promise<BookingResult>;
  /** Keeps the length unless `minutes` is given. `mayOverride` as in BookRequest. */
  reschedule(
    request: ChangeRequest & {
      startsAt: Date;
      resourceId: string | null;
      minutes?: number | undefined;
      mayOverride?: boolean | undefined;
    },
  ): Promise<ChangeResult>;
  /** Changes what an appointment is, not when. */
  edit(request: EditRequest): Promise<"edited" | "not_found" | "changed_meanwhile" | BookingProblem>;
  /** What would come of a booking or a move by a member; null when the business has no such appointment. */
  checkMoment(request: MomentQuestion): Promise<MomentCheck | null>;
  cancel(request: ChangeRequest & { reason: string | null }): Promise<ChangeResult>;
  /** How a visit ended, or `confirmed` when that was a mistake. */
  settle(request: {
    businessId: string;
    appointmentId: string;
    status: "completed" | "no_show" | "confirmed";
    seenRevision: number;
    actor: Actor;
    now: Date;
  }): Promise<"settled" | "not_found" | "too_soon" | "changed_meanwhile">;
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
  /** The business does not serve this caller. */
  isBlocked: boolean;
  /** A member only wants to hear the receptionist: nothing is booked or sent. */
  isTrial: boolean;
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
  /** False: it is to be removed meanwhile, and what was copied is not kept. */
  settleRecording(callId: string, result: RecordingResult, now: Date): Promise<boolean>;
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
  kind: string;
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
  /** An owner's objection; the fee is charged no further until it is decided or taken back. */
  dispute(request: {
    businessId: string;
    memberId: string;
    feeId: string;
    reason: string;
    now: Date;
  }): Promise<"disputed" | "already_disputed" | "decided_before" | "not_disputable" | "not_allowed" | "not_found">;
  withdrawDispute(request: {
    businessId: string;
    memberId: string;
    feeId: string;
    now: Date;
  }): Promise<"withdrawn" | "not_disputed" | "not_allowed" | "not_found">;
  /** Keeps an invoice as Stripe says it is; `unknown`: no business has its customer. */
  saveInvoice(invoiceId: string, document: InvoiceDocument): Promise<"saved" | "unknown">;
  /** Stripe's customer of a business. */
  findCustomer(businessId: string): Promise<string | null>;
  syncSubscription(subscription: {
    stripeCustomerId: string;
    stripeSubscriptionId: string;
    status: string;
    planId: string | null;
    periodStart: Date | null;
    periodEnd: Date | null;
    endsAt: Date | null;
    isLapsed: boolean;
    /** When the reading began. */
    now: Date;
  }): Promise<"synced" | "outdated" | "unknown">;
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
  load(businessId: string): Promise<{
    calendarId: string;
    state: "connected" | "needs_reconnect" | "disconnected";
    refreshToken: string;
    /** False once the calendar was found gone or only to be read. */
    isWritable: boolean;
  } | null>;
  /** False when the appointments are written to another calendar by now. */
  saveEvent(event: {
    businessId: string;
    appointmentId: string;
    calendarId: string;
    eventId: string;
    revision: number;
  }): Promise<boolean>;
  markDisconnected(businessId: string, error: string, now: Date): Promise<void>;
  /** Whether appointments can be written to this calendar. The owner is told when not; what it missed is shown when again. */
  markWritable(businessId: string, calendarId: string, isWritable: boolean, now: Date): Promise<void>;
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
  load(incidentId: string): Promise<{ kind: string; key: string; times: number; firstAt: Date } | null>;
}
