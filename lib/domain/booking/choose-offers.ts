import type { Slot } from "./slots";

const spreadMs = 2 * 3_600_000;
const offersMax = 3;

/**
 * At most three of the free moments, in order. Near a wanted instant when there is one (that instant first);
 * otherwise spread over the day, because 9:00, 9:30 and 10:00 are hardly a choice.
 */
export function chooseOffers(slots: Slot[], wantedAt: Date | null): Slot[] {
  if (wantedAt) {
    const distance = (slot: Slot) => Math.abs(slot.startsAt.getTime() - wantedAt.getTime());
    const [exact, ...near] = [...slots].sort((a, b) => distance(a) - distance(b)).slice(0, offersMax);
    if (!exact) return [];
    return distance(exact) === 0 ? [exact, ...near.sort(byStart)] : [exact, ...near].sort(byStart);
  }
  const chosen: Slot[] = [];
  for (const slot of slots) {
    const last = chosen.at(-1);
    if (!last || slot.startsAt.getTime() - last.startsAt.getTime() >= spreadMs) chosen.push(slot);
    if (chosen.length === offersMax) return chosen;
  }
  const rest = slots.filter((slot) => !chosen.includes(slot)).slice(0, offersMax - chosen.length);
  return [...chosen, ...rest].sort(byStart);
}

function byStart(a: Slot, b: Slot): number {
  return a.startsAt.getTime() - b.startsAt.getTime();
}
