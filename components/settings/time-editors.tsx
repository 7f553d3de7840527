"use client";

import { HolidayPicker } from "./holiday-picker";
import { TextField } from "./inputs";
import { OpeningHours } from "./opening-hours";
import { Rows } from "./rows";
import { SettingCard } from "./setting-card";
import { TimeZoneField } from "./time-zone-field";
import { type EditorProps, useSettingForm } from "./use-setting-form";

/** When the business is open, with several openings a day. */
export function HoursEditor(props: EditorProps<"hours">) {
  const form = useSettingForm("hours", props);
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <OpeningHours hours={form.draft} problems={form.problems} onChange={form.write} />
    </SettingCard>
  );
}

/** Where the clock of the business stands. */
export function ZoneEditor(props: EditorProps<"zone">) {
  const form = useSettingForm("zone", props);
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <div className="px-4 py-5 md:px-5">
        <TimeZoneField
          value={form.draft.timeZone}
          error={form.problems.timeZone}
          hint="Hours, closures and every time that callers hear go by it. What is booked already keeps its moment, and shows in the new zone."
          onChange={(timeZone) => form.write({ timeZone })}
        />
      </div>
    </SettingCard>
  );
}

const byDay = (a: { startsOn: string }, b: { startsOn: string }) => a.startsOn.localeCompare(b.startsOn);

/** Days on which the business stays closed. */
export function ClosuresEditor(props: EditorProps<"closures">) {
  const form = useSettingForm("closures", props);
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      {props.canWrite ? (
        <HolidayPicker
          holidays={props.holidays}
          closures={form.draft}
          onAdd={(closure) => form.write([...form.draft, { id: crypto.randomUUID(), ...closure }].sort(byDay))}
          onRemove={(place) => form.write(form.draft.filter((_, index) => index !== place))}
        />
      ) : null}
      <Rows
        rows={form.draft}
        noun="closure"
        empty="No holidays are planned. Callers can book every open day."
        nameOf={(row) => row.reason || row.startsOn}
        onChange={form.write}
        make={(id) => ({ id, startsOn: "", endsOn: "", reason: "" })}
      >
        {(row, index, set) => (
          <>
            <TextField
              name={`starts-${index}`}
              label="First day"
              type="date"
              value={row.startsOn}
              error={form.problems[`${index}.startsOn`]}
              onChange={(startsOn) => set({ startsOn, endsOn: row.endsOn < startsOn ? startsOn : row.endsOn })}
            />
            <TextField
              name={`ends-${index}`}
              label="Last day"
              type="date"
              value={row.endsOn}
              error={form.problems[`${index}.endsOn`]}
              onChange={(endsOn) => set({ endsOn })}
            />
            <div className="md:col-span-2">
              <TextField
                name={`reason-${index}`}
                label="Reason"
                value={row.reason}
                error={form.problems[`${index}.reason`]}
                hint="Callers may hear it."
                onChange={(reason) => set({ reason })}
              />
            </div>
          </>
        )}
      </Rows>
    </SettingCard>
  );
}
