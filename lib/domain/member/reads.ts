import type { Branding } from "@/lib/domain/branding/branding";
import type { Occupant } from "@/lib/domain/calendar/explain-slot";
import type { CustomerReads } from "@/lib/domain/customers/reads";
import type { LaunchView, PlanView } from "@/lib/domain/launch/launch-view";
import type { Standing } from "@/lib/domain/money/standing";
import type { Choices } from "@/lib/domain/notifications/groups";
import type { MobileView } from "@/lib/domain/notifications/mobile-view";
import type { NotificationRow } from "@/lib/domain/notifications/rows";
import type { PrivacyReads } from "@/lib/domain/privacy/views";
import type { ReceptionistView } from "@/lib/domain/receptionist/receptionist-view";
import type { SettingSection, SettingValues } from "@/lib/domain/settings/sections";
import type { WebsiteImportView } from "@/lib/domain/website/website-import-view";
import type { BillingFacts, FeeFilter, FeeLine } from "./billing";
import type { CalendarHealth } from "./calendar-health";
import type { Conversation, ConversationFilter, ConversationRow } from "./conversations";
import type { EmergencyRow } from "./emergencies";
import type { FigureRange } from "./figure-range";
import type { RangeFigures } from "./figures";
import type { PhoneView } from "./phone-page";
import type { Report, ReportStep } from "./report";
import type { FoundItem } from "./search";
import type { AppointmentStatus, CallOutcome, CallStatus, FeeState, TextState } from "./words";

/** The verified claims of a signed-in person, as Supabase Auth put them into the access token. */
export interface MemberClaims {
  sub: string;
  role: string;
  aal?: string | undefined;
  session_id?: string | undefined;
  email?: string | undefined;
}

/** Who looks at which business. The database decides whether they may; the id only says which one is meant. */
export interface MemberScope {
  claims: MemberClaims;
  businessId: string;
}

export type MemberRole = "owner" | "manager" | "viewer";

/** One business that a person belongs to. `timeZone` is IANA. */
export interface MemberBusiness {
  id: string;
  name: string;
  trade: string;
  status: string;
  timeZone: string;
  role: MemberRole;
}

/** Part of a list, newest or next first. `nextCursor` is null at the end. */
export interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
}

export interface PageRequest {
  /** What an earlier page gave as nextCursor; AppError `invalid_input` when it is something else. */
  cursor: string | null;
  limit: number;
}

/** What the frame around every page shows. Counts are of real calls and appointments, never tests. */
export interface Frame {
  isAnswering: boolean;
  liveCalls: LiveCall[];
  attentionCount: number;
  /** Notifications that this person has not read, at most a hundred. */
  unreadCount: number;
  callsTodayCount: number;
  appointmentsTodayCount: number;
  /** Customers whose text waits for a person's answer. */
  waitingTextsCount: number;
  /** What is wrong with the plan, if anything. */
  standing: Standing;
  /** When the business is deleted; null while nobody has asked for it. */
  deletionDueAt: Date | null;
  lineNumber: string | null;
  /** The newest notifications that this person wants to see, newest first; a note pops up for one that is new. */
  latestNews: NotificationRow[];
}

export interface LiveCall {
  id: string;
  callerNumber: string | null;
  customerName: string | null;
  startedAt: Date;
}

/** A day on the business's calendar as two instants, the end excluded. */
export interface Interval {
  from: Date;
  to: Date;
}

export interface CallRow {
  id: string;
  startedAt: Date;
  durationSeconds: number | null;
  status: CallStatus;
  outcome: CallOutcome | null;
  callerNumber: string | null;
  customerName: string | null;
  summary: string | null;
  isTest: boolean;
  appointment: { id: string; startsAt: Date; service: string } | null;
}

export interface CallFilter {
  /** Part of a name, a number or the summary. */
  search: string | null;
  outcome: CallOutcome | null;
  since: Date | null;
  /** One of the tags that the team wrote, as it is written. */
  tag?: string | null;
}

export interface Overview {
  figures: OverviewFigures;
  attention: AttentionItem[];
  nextAppointments: AppointmentRow[];
  latestCalls: CallRow[];
}

/** Counted over calls that are neither tests nor spam. */
export interface OverviewFigures {
  calls: number;
  /** Appointments made since then that still stand, whichever way they came in. */
  booked: number;
  missed: number;
  /** Callers who left before they said what they need. */
  hungUp: number;
  messages: number;
  /** Of the appointments counted in `booked`; those without a price are in `unpricedCount`, not guessed. */
  bookedValueCents: number;
  unpricedCount: number;
}

/** Something that waits for a person. */
export interface AttentionItem {
  id: string;
  kind: "message" | "missed" | "calendar_disconnected" | "calendar_change" | "text" | "fee";
  title: string;
  detail: string | null;
  isUrgent: boolean;
  at: Date;
  callId: string | null;
  url: string | null;
}

export interface AppointmentRow {
  id: string;
  reference: string;
  startsAt: Date;
  endsAt: Date;
  status: AppointmentStatus;
  serviceId: string;
  service: string;
  resourceId: string;
  resource: string;
  /** What a change must name; it counts every change. */
  revision: number;
  customerName: string;
  customerPhone: string | null;
  /** As one reads it: the ZIP code behind the street, unless the street holds it. */
  address: string | null;
  /** As they are kept. */
  street: string | null;
  zip: string | null;
  notes: string | null;
  priceCents: number | null;
  callId: string | null;
  source: string;
  isTest: boolean;
}

export interface CallDetails extends CallRow {
  lineNumber: string | null;
  endedAt: Date | null;
  sentiment: string | null;
  endReason: string | null;
  receptionistVersion: number | null;
  engine: string;
  customer: CallCustomer | null;
  recording: { state: RecordingState; error: string | null; removedAfterDays: number | null } | null;
  /** What was said is gone: after so many days, or null for a customer whose data was erased. */
  wordsRemoved: { afterDays: number | null } | null;
  turns: CallTurnRow[];
  toolCalls: CallToolRow[];
  events: CallEventRow[];
  appointments: AppointmentRow[];
  texts: TextRow[];
  fees: FeeRow[];
  messages: { id: string; title: string; body: string | null; isUrgent: boolean }[];
}

export interface CallCustomer {
  id: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  /** Appointments with this business, kept or to come, tests left out. */
  appointmentCount: number;
  firstSeenAt: Date;
}

export interface CallTurnRow {
  position: number;
  role: "receptionist" | "caller" | "transfer_target";
  content: string;
  startsAtSeconds: number | null;
  /** Seconds from the start of the call. */
  words: { word: string; start: number; end: number }[];
}

/** Stands after the turn with this position; null when the order is not known yet. */
export interface CallToolRow {
  id: string;
  position: number | null;
  toolName: string;
  args: unknown;
  result: unknown;
  outcome: string | null;
  durationMs: number | null;
  occurredAt: Date;
}

export interface CallEventRow {
  id: string;
  kind: string;
  occurredAt: Date;
}

export interface TextRow {
  id: string;
  direction: "outbound" | "inbound";
  kind: string;
  state: TextState;
  body: string | null;
  toNumber: string;
  reason: string | null;
  createdAt: Date;
  deliveredAt: Date | null;
}

export interface FeeRow {
  id: string;
  amountCents: number;
  state: FeeState;
  reason: string | null;
  failure: string | null;
  invoiceUrl: string | null;
}

export interface BusyRow {
  id: string;
  from: Date;
  to: Date;
  source: "google" | "manual";
  summary: string | null;
  /** Null: everybody. */
  resourceId: string | null;
  resource: string | null;
}

/** Which appointments a list shows; null asks for no limit. `search` is part of a name, a number or a reference. */
export interface AppointmentFilter {
  from: Date | null;
  to: Date | null;
  status: AppointmentStatus | null;
  serviceId: string | null;
  resourceId: string | null;
  search: string | null;
}

/** What a booking chooses from. `resourceIds` null: every crew may take it. */
export interface BookingChoices {
  services: { id: string; name: string; minutes: number; resourceIds: string[] | null }[];
  resources: { id: string; name: string }[];
}

/** A customer as a form finds them again. */
export interface CustomerMatch {
  id: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  zip: string | null;
}

/** `opens` and `closes` are wall-clock times "HH:MM"; `weekday` is 1 (Monday) to 7. Closed days are ISO dates. */
export interface CalendarView {
  appointments: AppointmentRow[];
  busy: BusyRow[];
  hours: { weekday: number; opens: string; closes: string }[];
  closures: { startsOn: string; endsOn: string; reason: string | null }[];
  connection: { state: string; accountEmail: string } | null;
}

/** `removing`: marked for it; the file goes in a moment. */
export type RecordingState = "pending" | "stored" | "failed" | "removing" | "removed";

export interface RecordingPlace {
  state: RecordingState;
  storagePath: string | null;
  startedAt: Date;
}

/**
 * What a signed-in person can see of one business. Every read runs under row level security as that person, with a
 * number of queries that does not grow with the rows; another tenant's ids find nothing.
 */
export interface MemberReads extends CustomerReads, PrivacyReads<MemberScope> {
  listBusinesses(claims: MemberClaims): Promise<MemberBusiness[]>;
  loadFrame(scope: MemberScope, today: Interval, now: Date): Promise<Frame>;
  loadOverview(scope: MemberScope, since: Date, now: Date): Promise<Overview>;
  /** `timeZone` is the business's; its days are counted. */
  loadFigures(scope: MemberScope, range: FigureRange, timeZone: string): Promise<RangeFigures>;
  listCalls(scope: MemberScope, filter: CallFilter, page: PageRequest): Promise<Page<CallRow>>;
  listConversations(scope: MemberScope, filter: ConversationFilter, page: PageRequest): Promise<Page<ConversationRow>>;
  /** With its newest texts, or with those before a cursor. */
  loadConversation(scope: MemberScope, conversationId: string, cursor?: string | null): Promise<Conversation | null>;
  loadCall(scope: MemberScope, callId: string): Promise<CallDetails | null>;
  loadBranding(scope: MemberScope): Promise<Branding>;
  /** Emergencies that nobody has, or that somebody took within a day and nobody closed; no drills. */
  listCurrentEmergencies(scope: MemberScope, now: Date): Promise<EmergencyRow[]>;
  findCallEmergency(scope: MemberScope, callId: string): Promise<EmergencyRow | null>;
  /** Emergencies and drills. */
  listEmergencies(scope: MemberScope, page: PageRequest): Promise<Page<EmergencyRow>>;
  /** A section of the settings as its form has it. */
  loadSetting<Section extends SettingSection>(
    scope: MemberScope,
    section: Section,
  ): Promise<SettingValues[Section] | null>;
  /** `isUnreadOnly` leaves out what this person has read. */
  listNotifications(
    scope: MemberScope,
    filter: { isUnreadOnly: boolean },
    page: PageRequest,
  ): Promise<Page<NotificationRow>>;
  /** What this person chose to be told; `role` gives the defaults. */
  loadChoices(scope: MemberScope, role: MemberRole): Promise<Choices>;
  loadMobile(scope: MemberScope, now: Date): Promise<MobileView>;
  /** The channel to listen on; null when the person may not, or not any more. */
  findLiveTopic(scope: MemberScope): Promise<string | null>;
  findRecording(scope: MemberScope, callId: string): Promise<RecordingPlace | null>;
  loadCalendar(scope: MemberScope, interval: Interval): Promise<CalendarView>;
  /** `customerId` is null for somebody whose data was erased. */
  loadAppointment(
    scope: MemberScope,
    appointmentId: string,
  ): Promise<(AppointmentRow & { customerId: string | null }) | null>;
  loadBookingChoices(scope: MemberScope): Promise<BookingChoices>;
  /** The few customers whose name or number holds a text, seen last first. */
  findCustomers(scope: MemberScope, text: string): Promise<CustomerMatch[]>;
  loadCalendarHealth(scope: MemberScope, now: Date): Promise<CalendarHealth>;
  /** What holds resources between two instants. */
  listOccupants(scope: MemberScope, interval: Interval): Promise<Occupant[]>;
  /** Next first; without a `from` the last one first. */
  listAppointments(scope: MemberScope, filter: AppointmentFilter, page: PageRequest): Promise<Page<AppointmentRow>>;
  loadReceptionist(scope: MemberScope): Promise<ReceptionistView>;
  /** Plan, state, invoices and the fees of the month (UTC) that holds `now`. */
  loadBilling(scope: MemberScope, now: Date): Promise<BillingFacts>;
  listFees(scope: MemberScope, filter: FeeFilter, page: PageRequest): Promise<Page<FeeLine>>;
  /** `timeZone` is the business's; its days are counted. */
  loadReport(scope: MemberScope, range: FigureRange, step: ReportStep, timeZone: string): Promise<Report>;
  loadPhone(scope: MemberScope, now: Date): Promise<PhoneView>;
  /** Calls, customers and appointments by part of a name, number or word. Moments are written in `timeZone`. */
  search(scope: MemberScope, words: string, timeZone: string): Promise<FoundItem[]>;
  loadLaunch(scope: MemberScope): Promise<LaunchView>;
  /** The plans that are sold now, cheapest first. */
  listPlans(scope: MemberScope): Promise<PlanView[]>;
  /** The newest reading of the business's website; null when there was none. */
  loadWebsiteImport(scope: MemberScope): Promise<WebsiteImportView | null>;
}
