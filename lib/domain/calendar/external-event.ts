/** An event of a connected calendar, as far as we look at it. */
export interface ExternalEvent {
  id: string;
  /** Names this state of the event; another one after each change. */
  etag: string;
  status: "confirmed" | "tentative" | "cancelled";
  title: string | null;
  /** The owner shows it as private: its title stays there. */
  isPrivate: boolean;
  /** Takes no time of its owner. */
  isFree: boolean;
  /** The owner said no to it. */
  isDeclined: boolean;
  /** Null where the provider tells only the id, as of deleted events. */
  time: ExternalTime | null;
  /** The revision of the appointment that we wrote it from; null for events that are not ours, or older ones. */
  revision: number | null;
}

/** Whole days are local dates, the end excluded; all other times are instants. */
export type ExternalTime =
  | { kind: "instants"; startsAt: Date; endsAt: Date }
  | { kind: "days"; startsOn: string; endsOn: string };
