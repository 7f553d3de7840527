import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

const zones: Record<string, string> = {
  "America/New_York": "Eastern",
  "America/Chicago": "Central",
  "America/Denver": "Mountain",
  "America/Phoenix": "Arizona",
  "America/Los_Angeles": "Pacific",
  "America/Anchorage": "Alaska",
  "Pacific/Honolulu": "Hawaii",
};

interface Props {
  value: string;
  error: string | undefined;
  hint?: string;
  onChange: (timeZone: string) => void;
}

/** The zones of the United States, and the one that is chosen wherever it is. */
export function TimeZoneField({ value, error, hint, onChange }: Props) {
  const known = { ...zones, ...(value in zones ? {} : { [value]: value }) };
  return (
    <Field name="timeZone" label="Time zone" error={error} hint={hint}>
      <Select
        options={Object.entries(known).map(([name, label]) => ({ value: name, label }))}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
