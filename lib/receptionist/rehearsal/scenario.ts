import type { PracticeBusiness } from "./practice-business";

export type Language = "en" | "es";

/** A day as a caller thinks of it; `resolve-wish.ts` finds the date when the call begins. Weekdays are ISO (1 = Monday). */
export type WantedDay =
  | { kind: "any" }
  /** The nth day on which the business is open, counted from tomorrow (1). */
  | { kind: "open_day"; nth: number }
  /** The nth day from tomorrow on that no opening hours have. */
  | { kind: "closed_day"; nth: number }
  /** The nth open day after so many days. */
  | { kind: "open_day_after"; days: number }
  /** So many days from today, open or not. */
  | { kind: "in_days"; days: number }
  /** The first open day on or after the next change of the clocks. */
  | { kind: "clock_change" };

/** When a caller would come: a day, and an hour ("HH:MM") or a part of it. */
export interface TimeWish {
  day: WantedDay;
  time?: string;
  part?: "morning" | "afternoon";
}

/** One thing that a caller wants of one call. */
export type CallerTask =
  | {
      kind: "book";
      /** Place in the business's list of services. */
      service: number;
      /** Tried one after another. */
      wishes: TimeWish[];
      /** What the caller says otherwise when everything was read back. */
      changesMind?: { wish?: TimeWish; service?: number; name?: string };
    }
  | { kind: "move"; wishes: TimeWish[] }
  | { kind: "cancel"; changesMind?: boolean }
  | { kind: "ask_existing" }
  | { kind: "leave_message"; text: string }
  | { kind: "ask_for_person"; text: string }
  /** Says it and is content with any answer. */
  | { kind: "say"; text: string };

/** What a caller is asked; `questions.ts` reads it from the receptionist's words. */
export type Question =
  | "need"
  | "whether_to_book"
  | "service"
  | "when"
  | "offer"
  | "zip"
  | "address"
  | "name"
  | "confirm_name"
  | "phone"
  | "name_or_phone"
  | "read_back"
  | "what_to_change"
  | "which_appointment"
  | "cancel"
  | "message"
  | "still_there"
  | "anything_else"
  | "other";

/** What a caller does in one turn. */
export type CallerAct =
  | { kind: "speech"; text: string }
  | { kind: "digits"; digits: string }
  | { kind: "silence" }
  | { kind: "hang_up" };

export interface Behaviour {
  /** How much the first sentence says. */
  opens?: "vaguely" | "with_need" | "with_everything";
  /** How the words arrive: as written, with fillers, or as a speech recogniser writes them. Left out, the seed decides. */
  speech?: "clear" | "fillers" | "recognised";
  isTerse?: boolean;
  spellsName?: boolean;
  /** Offers that fit are refused this often ("anything later?"). */
  refusesOffers?: number;
  /** Done once each, in this order, when this is asked, instead of an answer. */
  interjects?: { at: Question | "anything"; act: CallerAct }[];
}

export interface CallerFacts {
  name: string;
  /** What the carrier tells, E.164; null when withheld. */
  number: string | null;
  /** What the caller gives when asked, E.164. */
  phone: string;
  address: string;
  zip: string;
}

/** What there is before the first ring. */
export interface Before {
  /** Appointments of this caller. */
  appointments?: { service: number; wish: TimeWish; name?: string; phone?: string; status?: "confirmed" | "no_show" }[];
  /** Days on which everything is taken. */
  fullDays?: WantedDay[];
  /** Days of a closure. */
  closures?: WantedDay[];
}

/** How the database has to look when the caller has hung up. */
export interface Expected {
  /** The caller's appointments that stand, in any order; nothing else may stand. */
  appointments: { service: number; wishes: TimeWish[]; name?: string }[];
  /** `urgent`: an emergency or an urgent message; `reached`: a transfer or a message. */
  message: "none" | "any" | "some" | "urgent" | "reached";
  /** Patterns of what the receptionist must have said, and must never say. */
  says?: string[];
  neverSays?: string[];
}

/** One simulated caller. Plain data; everything that varies with the seed is left to the simulator. */
export interface Scenario {
  id: string;
  /** Who calls, in a few words. */
  persona: string;
  goal: string;
  language: Language;
  caller: CallerFacts;
  behaviour: Behaviour;
  before: Before;
  /** What the caller wants, a list for each ring. */
  calls: CallerTask[][];
  expected: Expected;
}

/** The callers of one business. */
export interface Suite {
  business: PracticeBusiness;
  scenarios: Scenario[];
}
