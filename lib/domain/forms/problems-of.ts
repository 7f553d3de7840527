import type { z } from "zod";

/** The first problem of each field of a form, by the path of the field ("tags.0"); null when the values are right. */
export function problemsOf(schema: z.ZodType, value: unknown): Record<string, string> | null {
  const { error } = schema.safeParse(value);
  if (!error) return null;
  const problems: Record<string, string> = {};
  for (const { path, message } of error.issues) problems[path.join(".")] ??= message;
  return problems;
}
