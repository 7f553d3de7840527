import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** The JSON body of a request, checked. AppError `invalid_input` for anything else. */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.infer<Schema>> {
  const body: unknown = await request.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new AppError("invalid_input", "The request cannot be read.", { cause: parsed.error });
  return parsed.data;
}
