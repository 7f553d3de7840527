import { type RouteContext, StandInError } from "@/scripts/local/kit/stand-in";

export interface TelnyxProblem {
  code: string;
  title: string;
  detail: string;
  source?: { pointer: string };
}

/** The body of every error of Telnyx. Codes are strings. */
export function telnyxErrorBody(code: string, title: string, detail = title, pointer?: string) {
  const problem: TelnyxProblem = { code, title, detail, ...(pointer ? { source: { pointer } } : {}) };
  return { errors: [problem] };
}

/** An error answer as the API gives it; throw it. `pointer` names the field. */
export function telnyxError(status: number, code: string, title: string, detail?: string, pointer?: string) {
  return new StandInError(status, telnyxErrorBody(code, title, detail, pointer));
}

export function notFound(): StandInError {
  return telnyxError(404, "10005", "Resource not found", "The requested resource or URL could not be found.");
}

export function missingField(name: string): StandInError {
  return telnyxError(422, "10004", "Missing required parameter", `The parameter ${name} is required.`, `/${name}`);
}

/** The JSON object of an API request; an empty body counts as `{}`. Throws Telnyx's 400 for anything else. */
export async function readBody<T extends object>(c: RouteContext): Promise<T> {
  const text = await c.req.text();
  if (text.trim() === "") return {} as T;
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return value as T;
  } catch {
    // Answered below, like a body of the wrong type.
  }
  throw telnyxError(400, "10015", "Bad Request", "The request body is not a JSON object.");
}

/** A page of a list, as `page[number]` and `page[size]` ask for it. */
export function pageAnswer<T>(c: RouteContext, rows: readonly T[]) {
  const size = Math.min(250, positive(c.req.query("page[size]"), 20));
  const page = positive(c.req.query("page[number]"), 1);
  return {
    data: rows.slice((page - 1) * size, page * size),
    meta: {
      page_number: page,
      page_size: size,
      total_pages: Math.max(1, Math.ceil(rows.length / size)),
      total_results: rows.length,
    },
  };
}

function positive(value: string | undefined, fallback: number): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}
