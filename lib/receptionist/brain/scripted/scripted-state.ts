import type { EmergencyKind } from "@/lib/domain/triage/emergency";
import type { ReceptionistCard } from "@/lib/receptionist/brain/brain";

/** A free slot as lookup_availability answers it; date and time on the business's wall clock. */
export interface Offer {
  slotId: string;
  startsAt: string;
  date: string;
  time: string;
}

/** An appointment of the caller as find_appointments answers it. */
export interface KnownAppointment {
  appointmentId: string;
  reference: string;
  service: string;
  spoken: string;
}

/** The question that the caller heard last. */
export type Asking =
  | "need"
  | "about_appointment"
  | "whether_to_book"
  | "service"
  | "when"
  | "offer"
  | "zip"
  | "address"
  | "name"
  | "phone"
  | "read_back"
  | "which_appointment"
  | "cancel"
  | "message"
  | "anything_else";

/** What the call is about at the moment. */
export type Task = "none" | "book" | "reschedule" | "cancel" | "existing" | "message";

export interface Wish {
  date: string | null;
  time: string | null;
  partOfDay: "morning" | "afternoon" | "evening" | null;
  /** Offers must not begin before this local moment ("later"): date and time. */
  after: string | null;
  /** Offers must begin before this local moment ("earlier"). */
  before: string | null;
  /** ISO weekdays that the caller refused. */
  notWeekdays: number[];
}

/** All that the scripted receptionist knows in mid-call. Plain JSON. */
export interface ScriptedState {
  card: ReceptionistCard;
  language: "en" | "es";
  task: Task;
  asking: Asking | null;
  /** Answers in a row that did not answer `asking`. */
  misses: number;
  silences: number;
  service: string | null;
  wish: Wish;
  hasWish: boolean;
  offers: Offer[];
  chosen: Offer | null;
  /** Lookups in a row that brought nothing the caller could use. */
  emptyLookups: number;
  name: string | null;
  /** Details that the caller would not or could not give; they are not asked again. */
  gaveUp: Asking[];
  phone: string | null;
  zip: string | null;
  address: string | null;
  needsZip: boolean;
  needsAddress: boolean;
  /** What was read back last: slot, service and name. Only this may be booked. */
  readBack: string | null;
  appointments: KnownAppointment[];
  target: KnownAppointment | null;
  /** The caller's own words about what they need, for notes and messages. */
  need: string | null;
  message: string | null;
  isUrgent: boolean;
  /** What was reported to the people on call, in the caller's words. */
  emergency: { kind: EmergencyKind; words: string } | null;
  /** The caller said goodbye while something was still to be passed on. */
  isLeaving: boolean;
  /** An operator speaks for a caller who cannot: nothing is rushed. */
  isRelay: boolean;
  /** How often the caller was asked to stay polite. */
  warnings: number;
  /** Somebody was already rung for, or could not be. */
  hasTriedPerson: boolean;
  /** The provider's own tools that are still to be tried to reach a person. */
  putThrough: string[];
  /** Tools that were asked for and have not answered. */
  pending: { id: string; name: string }[];
  toolCount: number;
  /** The last sentence spoken, for "say that again". */
  lastSay: string;
  isOver: boolean;
}

export const NO_WISH: Wish = { date: null, time: null, partOfDay: null, after: null, before: null, notWeekdays: [] };

/** The state before the first word. */
export function beginState(card: ReceptionistCard): ScriptedState {
  return {
    card,
    language: card.language,
    task: "none",
    asking: null,
    misses: 0,
    silences: 0,
    service: null,
    wish: { ...NO_WISH },
    hasWish: false,
    offers: [],
    chosen: null,
    emptyLookups: 0,
    name: card.callerName,
    gaveUp: [],
    phone: card.callerNumber,
    zip: null,
    address: null,
    needsZip: card.needsZip,
    needsAddress: card.needsAddress,
    readBack: null,
    appointments: [],
    target: null,
    need: null,
    message: null,
    isUrgent: false,
    emergency: null,
    isLeaving: false,
    isRelay: false,
    warnings: 0,
    hasTriedPerson: false,
    putThrough: [],
    pending: [],
    toolCount: 0,
    lastSay: "",
    isOver: false,
  };
}
