import type { RouteContext } from "@/scripts/local/kit/stand-in";
import { apiError } from "./errors";

/** The JSON object of a request; `known` are the parameters that may be there. Throws the API's 400 otherwise. */
export async function readBody<Known extends string>(
  c: RouteContext,
  known: readonly Known[],
): Promise<Partial<Record<Known, unknown>>> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch {
    throw apiError(400, "We could not parse the JSON body of your request.");
  }
  if (!body || typeof body !== "object" || Array.isArray(body)) throw apiError(400, "The body must be a JSON object.");
  for (const key of Object.keys(body)) {
    if (!(known as readonly string[]).includes(key)) {
      throw apiError(400, `Unrecognized request argument supplied: ${key}`, key, "unknown_parameter");
    }
  }
  return body as Partial<Record<Known, unknown>>;
}
