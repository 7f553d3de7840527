import { Field, FieldInput } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { trades } from "@/lib/domain/member/trades";
import type { FormState } from "./empty-form";

const tradeOptions = Object.entries(trades).map(([value, label]) => ({ value, label }));

/** What we ask of a business to make it: name and trade, and silently the zone of the device. */
export function BusinessFields({ state }: { state: FormState }) {
  return (
    <>
      <input type="hidden" name="timeZone" ref={fillTimeZone} />
      <Field name="businessName" label="Business name" error={state.errors.businessName} hint="As callers know it.">
        <FieldInput autoComplete="organization" defaultValue={state.values.businessName} />
      </Field>
      <Field name="trade" label="Trade" error={state.errors.trade}>
        <Select name="trade" options={tradeOptions} defaultValue={state.values.trade ?? "plumbing"} />
      </Field>
    </>
  );
}

/** The business's own zone is most likely the one of the device it is registered on. */
function fillTimeZone(input: HTMLInputElement | null) {
  if (input) input.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
