import { isSame } from "@/lib/domain/forms/shared-draft";

/** One press of a button that makes something: what was sent, and the id under which it is made once. */
export interface Press<Sent> {
  id: string;
  sent: Sent;
}

/** The press that sends this: the one before, whose answer was lost, when it sent the same; else one with an id of its own. */
export function pressOf<Sent>(before: Press<Sent> | null, sent: Sent): Press<Sent> {
  return before && isSame(before.sent, sent) ? before : { id: crypto.randomUUID(), sent };
}
