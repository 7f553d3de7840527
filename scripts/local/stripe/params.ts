import { z } from "zod";
import { apiError } from "./errors";
import type { FormValue } from "./form";

export const text = z.string().min(1).max(5000);
/** Text that may be emptied: "" unsets the field. */
export const emptyableText = z.string().max(5000);
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");
export const whole = z
  .string()
  .regex(/^-?\d{1,15}$/, "integer")
  .transform(Number);
export const metadata = z.union([z.literal(""), z.record(z.string().max(40), z.string().max(500))]);
/** `created=5` or `created[gte]=5`. */
export const range = z.union([
  whole.transform((exact) => ({ gte: exact, lte: exact })),
  z.strictObject({ gt: whole.optional(), gte: whole.optional(), lt: whole.optional(), lte: whole.optional() }),
]);
export type Range = z.output<typeof range>;

export const paging = {
  limit: whole.optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
};

/**
 * The parameters of an endpoint. The type argument is the SDK's own parameter type: a name that the SDK does not
 * know fails the type check, a name that the caller sends and this list lacks is refused as unknown.
 */
export function params<Known>() {
  return <S extends Partial<Record<keyof Known, z.ZodType>>>(
    shape: S & Record<Exclude<keyof S, keyof Known>, never>,
  ): z.ZodObject<S & Record<never, never>, z.core.$strict> => z.strictObject(shape as S);
}

/** Parses by schema, or throws the 400 that the API gives for missing, unknown and malformed parameters. */
export function parseParams<S extends z.ZodType>(schema: S, input: { [key: string]: FormValue }): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw refusal(parsed.error.issues[0], input);
}

function refusal(issue: z.core.$ZodIssue | undefined, input: FormValue): Error {
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === "unrecognized_keys") {
    const param = paramName([...path, issue.keys[0] ?? ""]);
    return apiError(400, `Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = paramName(path);
  const value = path.reduce<FormValue | undefined>(
    (node, key) => (typeof node === "object" ? (node as Record<string, FormValue>)[key] : undefined),
    input,
  );
  if (value === undefined) {
    return apiError(400, `Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  if (value === "") {
    const message = `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset.`;
    return apiError(400, message, { code: "parameter_invalid_empty", param });
  }
  if (issue?.message === "integer") {
    return apiError(400, `Invalid integer: ${String(value)}`, { code: "parameter_invalid_integer", param });
  }
  return apiError(400, `Invalid ${param}: ${issue?.message ?? "invalid"}`, { param });
}

function paramName(path: string[]): string {
  const [head = "", ...rest] = path;
  return head + rest.map((key) => `[${key}]`).join("");
}
