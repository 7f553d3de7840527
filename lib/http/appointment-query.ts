import type { AppointmentFilter, Interval } from "@/lib/domain/member/reads";
import { isRowId } from "@/lib/domain/member/row-id";
import { isAppointmentStatus } from "@/lib/domain/member/words";
import { AppError } from "@/lib/errors";
import { readInstant } from "./list-query";

const searchMax = 100;
const rangeMaxMs = 62 * 86_400_000;

/**
 * The filter of a list of appointments: `from`, `to`, `status`, `service`, `crew`, `q`. AppError `invalid_input` for what
 * cannot be read.
 */
export function readAppointmentFilter(query: URLSearchParams): AppointmentFilter {
  const status = query.get("status");
  if (status !== null && !isAppointmentStatus(status)) throw new AppError("invalid_input", "There is no such status.");
  return {
    from: readInstant(query, "from"),
    to: readInstant(query, "to"),
    status,
    serviceId: readId(query, "service"),
    resourceId: readId(query, "crew"),
    search: query.get("q")?.trim().slice(0, searchMax) || null,
  };
}

/** `from` and `to` as a stretch of a calendar, at most 62 days; null when `view=calendar` does not ask for one. */
export function readCalendarRange(query: URLSearchParams): Interval | null {
  if (query.get("view") !== "calendar") return null;
  const from = readInstant(query, "from");
  const to = readInstant(query, "to");
  if (!from || !to || to <= from || to.getTime() - from.getTime() > rangeMaxMs) {
    throw new AppError("invalid_input", "A calendar has from and to, at most 62 days apart.");
  }
  return { from, to };
}

/** An id of the address; null when it is absent or empty. AppError `invalid_input` when it is no id. */
export function readId(query: URLSearchParams, name: string): string | null {
  const text = query.get(name);
  if (!text) return null;
  if (!isRowId(text)) throw new AppError("invalid_input", `${name} is an id.`);
  return text;
}
