import { Field, FieldInput } from "@/components/ui/field";
import type { RegistrationCompany } from "@/lib/domain/messages/registration-company";

type Name = keyof RegistrationCompany;

interface Props {
  company: RegistrationCompany;
  wrong: (field: `company.${Name}`) => string | undefined;
  onChange: (company: RegistrationCompany) => void;
}

const fields: { name: Name; label: string; hint?: string; input: React.ComponentProps<typeof FieldInput> }[] = [
  {
    name: "legalName",
    label: "Legal name",
    hint: "Exactly as on the letter of the tax office.",
    input: { autoComplete: "organization" },
  },
  { name: "ein", label: "EIN", hint: "Nine digits, such as 12-3456789.", input: { inputMode: "numeric" } },
  { name: "street", label: "Street and number", input: { autoComplete: "address-line1" } },
  { name: "city", label: "City", input: { autoComplete: "address-level2" } },
  { name: "state", label: "State", hint: "Two letters.", input: { autoComplete: "address-level1", maxLength: 2 } },
  { name: "zip", label: "ZIP code", input: { autoComplete: "postal-code", inputMode: "numeric", maxLength: 5 } },
  { name: "contactFirstName", label: "First name of who they can ask", input: { autoComplete: "given-name" } },
  { name: "contactLastName", label: "Last name", input: { autoComplete: "family-name" } },
  { name: "contactEmail", label: "Email", input: { type: "email", autoComplete: "email" } },
  { name: "contactPhone", label: "Phone", input: { type: "tel", autoComplete: "tel" } },
  { name: "website", label: "Website", input: { type: "url", placeholder: "https://" } },
];

/** Who the business is for the tax office; carriers compare it, letter by letter. */
export function CompanyFields({ company, wrong, onChange }: Props) {
  return (
    <div className="grid gap-5 md:grid-cols-2">
      {fields.map(({ name, label, hint, input }) => (
        <Field key={name} name={name} label={label} hint={hint} error={wrong(`company.${name}`)}>
          <FieldInput
            {...input}
            value={company[name]}
            onChange={(event) => onChange({ ...company, [name]: event.target.value })}
          />
        </Field>
      ))}
    </div>
  );
}
