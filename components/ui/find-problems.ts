import type { z } from "zod";

/**
 * What is wrong with a form before it is sent, by the path of the field; null when nothing is. The schema is the server's
 * own and comes when it is needed, being as much script as a page; without it the server checks alone.
 */
export async function findProblems(
  load: () => Promise<z.ZodType>,
  value: unknown,
): Promise<Record<string, string> | null> {
  const [schema, forms] = await Promise.all([load(), import("@/lib/domain/forms/problems-of")]).catch(() => []);
  return schema && forms ? forms.problemsOf(schema, value) : null;
}
