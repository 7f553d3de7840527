import type { Emergency } from "@/lib/domain/triage/emergency";
import { findEmergency } from "@/lib/domain/triage/find-emergency";
import { TRIAGE_PACKS } from "@/lib/domain/triage/triggers-trades";

const trades = ["general", ...TRIAGE_PACKS.map(({ trade }) => trade)];

/** What the words would be for some trade: asked before, or without, reading anything of the business. Null: for none. */
export function findAnyEmergency(text: string): Emergency | null {
  for (const trade of trades) {
    const found = findEmergency(text, trade);
    if (found) return found;
  }
  return null;
}
