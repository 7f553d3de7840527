/** Metadata after an update: "" for all of it clears it, "" for one key removes that key. */
export function mergedMetadata(
  current: Record<string, string> | null,
  change: "" | Record<string, string> | undefined,
): Record<string, string> {
  if (change === undefined) return { ...current };
  if (change === "") return {};
  const merged = { ...current, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ""));
}
