import { type RouteContext, StandInError } from "@/scripts/local/kit/stand-in";

/** The body of every error of Retell. */
export function retellErrorBody(message: string): { status: "error"; message: string } {
  return { status: "error", message };
}

/** An error answer as the API gives it; throw it. */
export function retellError(status: number, message: string): StandInError {
  return new StandInError(status, retellErrorBody(message));
}

/** The JSON object of an API request. Throws Retell's 400 for anything else. An empty body counts as `{}`. */
export async function readBody<T extends object>(c: RouteContext): Promise<T> {
  const text = await c.req.text();
  if (text.trim() === "") return {} as T;
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return value as T;
  } catch {
    // Answered below, like a body of the wrong type.
  }
  throw retellError(400, "Invalid request body: expected a JSON object.");
}

/** Throws a 400 unless every named field of the body is present. */
export function requireFields(body: object, names: string[]): void {
  for (const name of names) {
    if ((body as Record<string, unknown>)[name] === undefined) {
      throw retellError(400, `Invalid request: must have required property '${name}'.`);
    }
  }
}
