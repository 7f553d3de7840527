import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";

/** What a receptionist may say about a business: rows of its own data and nothing else. */
export interface BusinessDescription {
  businessId: string;
  name: string;
  trade: string;
  status: string;
  timeZone: string;
  language: "en" | "es";
  /** What the receptionist is like: of the live version, or of the one that the call began with. */
  receptionist: ReceptionistContent;
  phone: string | null;
  address: string | null;
  needsAddress: boolean;
  isAnswering: boolean;
  isOpen: boolean;
  agentId: string | null;
  agentVersion: number | null;
  services: { name: string; synonyms: string[]; minutes: number; priceCents: number | null }[];
  hours: { weekday: number; opens: string; closes: string }[];
  closures: { startsOn: string; endsOn: string; reason: string | null }[];
  /** The ZIP codes served; empty means everywhere. */
  zips: string[];
  knowledge: { question: string; answer: string; keywords: string[] }[];
}

/** A call that is about to be answered: the business, and what is known of the caller. */
export interface InboundCall extends BusinessDescription {
  callId: string;
  callerName: string | null;
  /** The business knows this caller well: put through at once, and named. */
  callerIsVip: boolean;
  /** The business does not serve this caller. */
  callerIsBlocked: boolean;
  /** Whose phones may ring for the caller, E.164, by their place in the business's list. */
  transferPhones: string[];
  callerAppointments: { startsAt: Date; service: string }[];
  callerPastVisits: number;
}
