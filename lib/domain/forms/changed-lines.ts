import { isSame } from "./shared-draft";

/** What differs between two states of something, a line each: "Phone: empty → +13035550123". Unnamed fields are left out. */
export function changedLines<Value extends object>(
  names: Partial<Record<keyof Value, string>>,
  before: Value,
  after: Value,
): string[] {
  return (Object.keys(names) as (keyof Value)[])
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => `${names[field]}: ${say(before[field])} → ${say(after[field])}`);
}

function say(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const words = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  return words === "" ? "empty" : words;
}
