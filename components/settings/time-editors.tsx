"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { SettingValues } from "@/lib/domain/settings/sections";
import { weekdayNames } from "@/lib/domain/settings/weekday-names";
import { TextField } from "./inputs";
import { Rows } from "./rows";
import { SettingCard } from "./setting-card";
import { type EditorProps, type SettingForm, useSettingForm } from "./use-setting-form";

/** When the business is open, with several openings a day. */
export function HoursEditor(props: EditorProps<"hours">) {
  const form = useSettingForm("hours", props);
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <ul className="divide-y">
        {weekdayNames.map((name, index) => (
          <Day key={name} form={form} name={name} weekday={index + 1} />
        ))}
      </ul>
    </SettingCard>
  );
}

function Day({ form, name, weekday }: { form: SettingForm<SettingValues["hours"]>; name: string; weekday: number }) {
  const { draft, problems } = form;
  const own = draft.flatMap((row, index) => (row.weekday === weekday ? [{ ...row, index }] : []));
  const set = (index: number, part: { opens?: string; closes?: string }) =>
    form.write(draft.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const add = () => {
    const opens = own.at(-1)?.closes ?? "08:00";
    const next = [...draft, { weekday, opens, closes: opens < "17:00" ? "17:00" : "23:00" }];
    form.write(next.toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens)));
  };
  return (
    <li className="flex flex-col gap-3 px-4 py-3.5 md:flex-row md:items-center md:px-5">
      <p className="w-28 shrink-0 font-medium">{name}</p>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        {own.length === 0 ? <p className="text-ink-soft">Closed</p> : null}
        {own.map((row, place) => (
          <div key={row.index} className="flex items-end gap-2">
            <div className="min-w-0 flex-1 md:max-w-40">
              <TextField
                name={`opens-${row.index}`}
                label="Opens"
                type="time"
                value={row.opens}
                error={problems[`${row.index}.opens`]}
                onChange={(opens) => set(row.index, { opens })}
              />
            </div>
            <div className="min-w-0 flex-1 md:max-w-40">
              <TextField
                name={`closes-${row.index}`}
                label="Closes"
                type="time"
                value={row.closes}
                error={problems[`${row.index}.closes`]}
                onChange={(closes) => set(row.index, { closes })}
              />
            </div>
            <Button
              variant="bare"
              size="icon"
              aria-label={`Remove opening ${place + 1} of ${name}`}
              onClick={() => form.write(draft.filter((_, at) => at !== row.index))}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        ))}
      </div>
      <Button variant="bare" aria-label={`Add an opening on ${name}`} onClick={add}>
        <Plus aria-hidden />
        Add
      </Button>
    </li>
  );
}

/** Days on which the business stays closed. */
export function ClosuresEditor(props: EditorProps<"closures">) {
  const form = useSettingForm("closures", props);
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
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
