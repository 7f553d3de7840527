import type { PageRequest } from "@/lib/domain/member/reads";
import { AppError } from "@/lib/errors";

const limitDefault = 25;
const limitMax = 100;

/** `limit` (1 to 100, 25 unless said) and `cursor` of a list's address; AppError `invalid_input` for anything else. */
export function readPageRequest(query: URLSearchParams): PageRequest {
  const limit = Number(query.get("limit") ?? limitDefault);
  if (!Number.isInteger(limit) || limit < 1 || limit > limitMax) {
    throw new AppError("invalid_input", `limit is a whole number from 1 to ${limitMax}.`);
  }
  return { limit, cursor: query.get("cursor") };
}

/** An instant of a list's address, ISO 8601 with offset; null when it is absent, AppError `invalid_input` for no instant. */
export function readInstant(query: URLSearchParams, name: string): Date | null {
  const text = query.get(name);
  if (text === null) return null;
  const instant = new Date(text);
  if (!/(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(instant.getTime())) {
    throw new AppError("invalid_input", `${name} is an ISO 8601 instant with offset.`);
  }
  return instant;
}
