/** Repeatable choices: the same seed makes the same caller. */
export interface Chance {
  /** One of the given; they must not be empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** True this often (0 to 1). */
  happens(probability: number): boolean;
}

/** Choices from a text and a run number. */
export function seededChance(text: string, run: number): Chance {
  let state = hashOf(`${text}#${run}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
    happens: (probability) => next() < probability,
  };
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return hash | 0;
}
