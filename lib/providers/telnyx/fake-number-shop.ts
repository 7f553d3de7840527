import { AppError } from "@/lib/errors";
import type { NumberShop } from "@/lib/ports/launch";

/** A carrier's shop in memory, for tests. */
export interface FakeNumberShop extends NumberShop {
  /** Numbers on sale, by area code. */
  offers: Map<string, string[]>;
  /** The number bought, by reference. */
  bought: Map<string, string>;
  /** Numbers that somebody else took after the search. */
  gone: Set<string>;
  /** Numbers that the carrier is still setting up. */
  pending: Set<string>;
  /** Carrier's ids of numbers that were given up. */
  released: Set<string>;
  /** References that have a profile. */
  profiles: Set<string>;
  /** True while the carrier does not answer. */
  isDown: boolean;
}

export function createFakeNumberShop(): FakeNumberShop {
  const fake: FakeNumberShop = {
    offers: new Map(),
    bought: new Map(),
    gone: new Set(),
    pending: new Set(),
    released: new Set(),
    profiles: new Set(),
    isDown: false,
    async search({ areaCode, limit, isNearby }) {
      answerOrThrow();
      const found = isNearby ? [...fake.offers.values()].flat() : (fake.offers.get(areaCode) ?? []);
      return found.slice(0, limit).map((e164) => ({ e164, monthlyCents: 100 }));
    },
    async order({ e164, reference }) {
      answerOrThrow();
      const isTaken = [...fake.bought].some(([by, number]) => number === e164 && by !== reference);
      if (fake.gone.has(e164) || isTaken) return { outcome: "gone" };
      if (fake.pending.has(e164)) return { outcome: "pending", orderId: `order-${e164}` };
      fake.bought.set(reference, e164);
      return { outcome: "bought", orderId: `order-${e164}`, numberId: `number-${e164}` };
    },
    async release(numberId) {
      answerOrThrow();
      fake.released.add(numberId);
    },
    async joinMessagingProfile({ reference }) {
      answerOrThrow();
      fake.profiles.add(reference);
      return { profileId: `profile-${reference}` };
    },
  };
  const answerOrThrow = () => {
    if (fake.isDown) throw new AppError("unavailable", "The carrier cannot be reached right now.");
  };
  return fake;
}
