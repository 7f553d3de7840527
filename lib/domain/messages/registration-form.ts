import { z } from "zod";
import { registrationCompany } from "./registration-company";
import { lintRegistration, type RegistrationProblem } from "./registration-lint";

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use ${max.toLocaleString("en-US")} characters or fewer.`);

/** What a business writes to register its texts; its own name is known. */
const registrationForm = z.object({
  samples: z.array(text(320)).max(5, "Give five samples at most."),
  optInFlow: text(2_000),
  privacyUrl: text(300).nullable(),
  company: registrationCompany,
});

export type RegistrationForm = z.infer<typeof registrationForm>;

/** Reads the form for a business of this name: what to send to the carriers, or what they would reject, by field. */
export function readRegistration(
  form: unknown,
  businessName: string,
): { ok: true; value: RegistrationForm } | { ok: false; problems: RegistrationProblem[] } {
  const read = registrationForm.safeParse(form);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({ field: fieldOf(path), message }));
    return { ok: false, problems };
  }
  const problems = lintRegistration({ ...read.data, businessName });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: read.data };
}

function fieldOf([name, part]: PropertyKey[]): RegistrationProblem["field"] {
  const companyPart = name === "company" ? registrationCompany.keyof().safeParse(part) : null;
  if (companyPart?.success) return `company.${companyPart.data}`;
  return name === "optInFlow" || name === "privacyUrl" ? name : "samples";
}
