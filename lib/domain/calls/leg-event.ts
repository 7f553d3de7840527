/** What the carrier told of a call that we lead ourselves, in our words. Instants are ISO texts: it is kept as JSON. */
export interface LegEvent {
  /** The carrier's id of the event: the same for every delivery of it. */
  key: string;
  kind:
    | "initiated"
    | "answered"
    | "ended"
    | "heard"
    | "keys"
    | "silence"
    | "spoken"
    | "bridged"
    /** A machine answered a leg that we dialled. */
    | "machine"
    | "recorded"
    /** Nothing happened, but the time that we asked to be woken at has come. */
    | "wake"
    /** An event that changes nothing; kept with the call. */
    | "other";
  at: string;
  /** What names the call: its first leg. An event of a leg that we dialled ourselves names the leg it was dialled for. */
  legId: string;
  /** The place in the list of transfer targets, for an event of a leg that we dialled ourselves. */
  target: number | null;
  /** The handle that commands need; the events of recordings have none. */
  controlId: string | null;
  direction: "incoming" | "outgoing" | null;
  /** E.164; null when withheld. */
  callerNumber: string | null;
  lineNumber: string | null;
  /** The number that the caller had dialled before the carrier or the owner forwarded the call. */
  divertedFrom: string | null;
  startedAt: string | null;
  /** What the caller said. */
  text: string | null;
  /** The keys that the caller pressed. */
  digits: string | null;
  /** What our own last command left on the leg. */
  marker: string | null;
  cause: string | null;
  recordingUrl: string | null;
}
