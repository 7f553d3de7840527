import { z } from "zod";
import { problemsOf } from "@/lib/domain/forms/problems-of";
import { toE164 } from "@/lib/domain/language/e164";

const text = (max: number) => z.string().trim().max(max, `Use ${max} characters or fewer.`);

const phone = z
  .string()
  .trim()
  .transform((typed, check) => {
    if (typed === "") return "";
    const e164 = toE164(typed);
    if (e164) return e164;
    check.addIssue({ code: "custom", message: "Enter a phone number, such as (303) 555-0123." });
    return z.NEVER;
  });

const email = z.union([z.literal(""), z.email("Enter an address, such as ada@example.com.").max(200)]);

const fields = {
  name: text(120),
  phone,
  email: z.string().trim().pipe(email),
  address: text(200),
  zip: text(12),
  notes: text(4_000),
};

const tag = text(30).min(1, "Leave out empty tags.");

/** Tags of a customer or a call: at most ten words, each once. */
export const tagList = z
  .array(tag)
  .max(10, "Use 10 tags or fewer.")
  .transform((tags) => [...new Set(tags)]);

const details = z.object({ ...fields, tags: tagList, isVip: z.boolean(), isBlocked: z.boolean() });

/** What a member writes about a customer. Empty text is nothing; `phone` is E.164 after reading. */
export type CustomerDetails = z.infer<typeof details>;

export type ReadDetails<Value> = { ok: true; value: Value } | { ok: false; problems: Record<string, string> };

/** Reads a form about a customer; problems are named by the path of their field. */
export function readCustomerDetails(value: unknown): ReadDetails<CustomerDetails> {
  return read(details, value);
}

const row = z.object(fields);

/** One line of a list that is read in. */
export type CustomerLine = z.infer<typeof row>;

/** Reads the cells of one line; a number is needed, because it is what a customer is known by. */
export function readCustomerLine(cells: Record<keyof CustomerLine, string>): ReadDetails<CustomerLine> {
  if (cells.phone.trim() === "") return { ok: false, problems: { phone: "The phone number is missing." } };
  return read(row, cells);
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): ReadDetails<z.output<Schema>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: problemsOf(schema, value) ?? {} };
}
