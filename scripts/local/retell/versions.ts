/** What Retell versions: an agent or an LLM. Version 0 is the first draft. */
export interface Versioned {
  version?: number;
  is_published?: boolean;
  assigned_tags?: string[];
}

const KNOWN_TAGS = new Set(["prod", "staging"]);

/** The newest version, published or not. */
export function latestOf<T extends Versioned>(versions: readonly T[]): T | null {
  return versions.at(-1) ?? null;
}

/**
 * The version that a reference means: a number, a tag, `latest` or `latest_published`; omitted means the latest, which
 * may be a draft. A known tag that nobody assigned means the latest too. Null when there is no such version.
 */
export function resolveVersion<T extends Versioned>(
  versions: readonly T[],
  reference: string | number | null | undefined,
): T | null {
  if (reference === undefined || reference === null || reference === "" || reference === "latest") {
    return latestOf(versions);
  }
  if (reference === "latest_published") return versions.findLast((item) => item.is_published) ?? null;
  if (/^\d+$/.test(String(reference))) return versions.find((item) => item.version === Number(reference)) ?? null;
  const tagged = versions.findLast((item) => item.assigned_tags?.includes(String(reference)));
  return tagged ?? (KNOWN_TAGS.has(String(reference)) ? latestOf(versions) : null);
}

/** The number that the next draft gets. */
export function nextVersion(versions: readonly Versioned[]): number {
  return (latestOf(versions)?.version ?? -1) + 1;
}
