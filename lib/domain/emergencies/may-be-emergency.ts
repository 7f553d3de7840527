import { findEmergency } from "@/lib/domain/triage/find-emergency";
import { TRIAGE_PACKS } from "@/lib/domain/triage/triggers-trades";

const trades = ["general", ...TRIAGE_PACKS.map(({ trade }) => trade)];

/** Whether the words would be an emergency for some trade: asked before anything is read of the business. */
export function mayBeEmergency(text: string): boolean {
  return trades.some((trade) => findEmergency(text, trade) !== null);
}
