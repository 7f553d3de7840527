import type { AppointmentRow, AttentionItem } from "@/lib/domain/member/reads";

/** What a morning's mail says: the day before, from the same queries as the home page, and today. */
export interface Digest {
  businessName: string;
  timeZone: string;
  /** ISO date of the day that is told of. */
  day: string;
  answered: number;
  booked: number;
  missed: number;
  afterHours: number;
  valueCents: number;
  /** Appointments without a price, which `valueCents` does not hold. */
  unpricedCount: number;
  /** What waits for a person now, urgent first. */
  attention: Pick<AttentionItem, "title" | "detail" | "isUrgent">[];
  attentionCount: number;
  /** Today's appointments, next first. */
  today: Pick<AppointmentRow, "startsAt" | "service" | "customerName">[];
}

/** Nothing was heard, nothing is planned and nothing waits: the mail is a line. */
export function isQuietDay({ answered, booked, missed, attentionCount, today }: Digest): boolean {
  return answered + booked + missed + attentionCount + today.length === 0;
}
