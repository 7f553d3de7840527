import { matchService } from "@/lib/domain/language/match-service";
import type { BookableService } from "./availability";

interface AskedService {
  /** What the caller or the model called it; an id works too. */
  name?: string | undefined;
  /** Agents of the first generation ask by length instead. */
  minutes?: number | undefined;
}

/**
 * The service that was asked for: by id, name, synonym or word form. Without a name the only one, else the nearest in
 * length, else the first of the catalogue. Null when a name was given that fits none, or several alike.
 */
export function findService(services: BookableService[], { name, minutes }: AskedService): BookableService | null {
  if (name) {
    const exact = services.find((service) => service.id === name || service.name.toLowerCase() === name.toLowerCase());
    if (exact) return exact;
    const match = matchService(name, services);
    return match.kind === "one" ? (services.find((service) => service.name === match.name) ?? null) : null;
  }
  if (minutes === undefined) return services[0] ?? null;
  const byDistance = [...services].sort((a, b) => Math.abs(a.minutes - minutes) - Math.abs(b.minutes - minutes));
  return byDistance[0] ?? null;
}
