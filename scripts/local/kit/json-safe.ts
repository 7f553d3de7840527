/**
 * Makes a value fit for the state of a stand-in, in place: drops undefined properties, turns undefined array entries,
 * NaN and infinities into null and dates into ISO text. One `undefined` in the state makes every later request a 500.
 */
export function jsonSafe<T>(value: T): T {
  if (value !== null && typeof value === "object") cleanChildren(value as Record<string, unknown>);
  return value;
}

function cleanChildren(parent: Record<string, unknown>): void {
  for (const [key, child] of Object.entries(parent)) {
    if (child === undefined && !Array.isArray(parent)) delete parent[key];
    else if (child === undefined || (typeof child === "number" && !Number.isFinite(child))) parent[key] = null;
    else if (child instanceof Date) parent[key] = child.toISOString();
    else jsonSafe(child);
  }
}
