/** One thing that a search found. `note` tells it from others of the same name. */
export interface FoundItem {
  kind: "call" | "customer" | "appointment";
  id: string;
  title: string;
  note: string;
  href: string;
}

/** Shorter searches find half of everything. */
export const searchLengthMin = 2;
