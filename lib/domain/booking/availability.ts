/** All that decides which slots a business can offer between two instants. Built by one query. */
export interface Availability {
  status: string;
  /** IANA zone of the business; hours and closures are in it. */
  timeZone: string;
  /** A slot begins at least this long after now. */
  leadMinutes: number;
  /** Slots begin at opening time plus multiples of this. */
  stepMinutes: number;
  /** The last bookable local day is today plus this. */
  horizonDays: number;
  services: BookableService[];
  hours: OpeningHours[];
  closures: Closure[];
  resources: BusyResource[];
}

export interface BookableService {
  id: string;
  name: string;
  synonyms: string[];
  minutes: number;
  /** Kept free after the appointment, for travel or cleaning. */
  bufferMinutes: number;
  /** Integer cents; null when the price is confirmed on site. */
  priceCents: number | null;
  /** The resources that can do it; null when all can. */
  resourceIds: string[] | null;
}

/** One opening of one weekday, wall clock. `closes` may be "24:00". */
export interface OpeningHours {
  /** ISO: Monday 1 to Sunday 7. */
  weekday: number;
  opens: string;
  closes: string;
}

/** Local days, both inclusive, on which the business is closed. */
export interface Closure {
  startsOn: string;
  endsOn: string;
}

export interface BusyResource {
  id: string;
  /** Busy intervals as epoch seconds, start and end alternating, ordered by start; they may overlap. */
  busy: number[];
}
