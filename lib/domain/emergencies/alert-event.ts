/** What the carrier told of a call that alerts somebody on call, in our words. `at` is an ISO instant. */
export interface AlertEvent {
  /** The carrier's id of the event: the same for every delivery of it. */
  key: string;
  /** `keys`: a key was pressed; `no_key`: none was, until the waiting ended. */
  kind: "initiated" | "answered" | "keys" | "no_key" | "spoken" | "ended" | "other";
  at: string;
  /** The alert that the call was dialled for, as our own mark on the leg says. */
  alertId: string;
  /** The handle that commands need. */
  controlId: string | null;
  digits: string | null;
  /** What our last sentence left on the leg: "end" after a goodbye. */
  marker: string | null;
  cause: string | null;
}
