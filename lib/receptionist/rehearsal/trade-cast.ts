import type { PracticeBusiness } from "./practice-business";

/** What callers of one trade say, beside the business that they ring. */
export interface TradeCast {
  business: PracticeBusiness;
  /** A street address where visits happen at the caller's place. */
  addresses: string[];
  /** A ZIP code that is served, and one that is not; the second is null where all are. */
  zips: { served: string; elsewhere: string | null };
  emergencies: { en: string[]; es: string[] };
  /** Sounds like an emergency and is none. */
  lookAlike: string;
  messages: { en: string[]; es: string[] };
  questions: { ask: string; answer: string }[];
  complaint: string;
}

export const callerNames: readonly string[] = [
  "Jenny Park",
  "Marcus Webb",
  "Olivia Grant",
  "Daniel Foster",
  "Priya Patel",
  "Samuel Ortiz",
  "Hannah Cole",
  "Brian Murphy",
  "Alice Turner",
  "Kevin Brooks",
  "Grace Kim",
  "Thomas Reed",
  "Nora Hayes",
  "Peter Lang",
  "Emily Stone",
  "Victor Ramos",
  "Rachel Dunn",
];

export const spanishNames: readonly string[] = [
  "María González",
  "José Ramírez",
  "Carmen Flores",
  "Luis Herrera",
  "Ana Morales",
  "Carlos Vega",
];
