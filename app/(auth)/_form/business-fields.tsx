import { Field, FieldInput } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { trades } from "@/lib/domain/member/trades";

const tradeOptions = Object.entries(trades).map(([value, label]) => ({ value, label }));

/** What is typed about a business that is to be made. */
export const newBusiness = { businessName: "", trade: "plumbing" };

interface Props {
  typed: typeof newBusiness;
  errors: Record<string, string>;
  onChange: (typed: typeof newBusiness) => void;
}

/** What we ask of a business to make it: name and trade, and silently the zone of the device. */
export function BusinessFields({ typed, errors, onChange }: Props) {
  return (
    <>
      <input type="hidden" name="timeZone" ref={fillTimeZone} />
      <Field name="businessName" label="Business name" error={errors.businessName} hint="As callers know it.">
        <FieldInput
          autoComplete="organization"
          value={typed.businessName}
          onChange={(event) => onChange({ ...typed, businessName: event.target.value })}
        />
      </Field>
      <Field name="trade" label="Trade" error={errors.trade}>
        <Select
          name="trade"
          options={tradeOptions}
          value={typed.trade}
          onChange={(trade) => onChange({ ...typed, trade })}
        />
      </Field>
    </>
  );
}

/** The business's own zone is most likely the one of the device it is registered on. */
function fillTimeZone(input: HTMLInputElement | null) {
  if (input) input.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
