/** A business as callers meet it. Times are local, weekdays ISO (1 = Monday), dates "YYYY-MM-DD". */
export interface PracticeBusiness {
  name: string;
  trade: string;
  /** IANA. */
  timeZone: string;
  needsAddress: boolean;
  /** Empty: everywhere. */
  zips: string[];
  horizonDays: number;
  services: PracticeService[];
  hours: { weekdays: number[]; opens: string; closes: string }[];
  closures: { startsOn: string; endsOn: string }[];
  resources: string[];
  knowledge: { question: string; answer: string; keywords: string[] }[];
}

export interface PracticeService {
  name: string;
  synonyms: string[];
  minutes: number;
  bufferMinutes: number;
  priceCents: number | null;
  /** How callers say that they need it. */
  needs: { en: string[]; es: string[] };
}
