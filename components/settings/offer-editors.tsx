"use client";

import { CheckField, NumberField, PriceField, TextField, WordsField } from "./inputs";
import { pairStyle, Rows } from "./rows";
import { SettingCard } from "./setting-card";
import { type EditorProps, useSettingForm } from "./use-setting-form";

/** What can be booked. */
export function ServicesEditor(props: EditorProps<"services">) {
  const form = useSettingForm("services", props);
  const { problems } = form;
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <Rows
        rows={form.draft}
        noun="service"
        empty="There is nothing to book yet. Add what people call you for."
        nameOf={(row) => row.name}
        isOrdered
        canRemove={false}
        onChange={form.write}
        make={(id) => ({
          id,
          name: "",
          synonyms: [],
          description: "",
          durationMinutes: 60,
          bufferMinutes: 0,
          priceCents: null,
          isActive: true,
          resourceIds: [],
        })}
      >
        {(row, index, set) => (
          <>
            <TextField
              name={`name-${index}`}
              label="Service"
              value={row.name}
              error={problems[`${index}.name`]}
              onChange={(name) => set({ name })}
            />
            <div className={pairStyle}>
              <PriceField
                name={`price-${index}`}
                label="Price in dollars"
                value={row.priceCents}
                error={problems[`${index}.priceCents`] ? "Enter a price, such as 149, or leave it empty." : undefined}
                onChange={(priceCents) => set({ priceCents })}
              />
              <NumberField
                name={`minutes-${index}`}
                label="Minutes"
                value={row.durationMinutes}
                error={problems[`${index}.durationMinutes`]}
                onChange={(durationMinutes) => set({ durationMinutes })}
              />
            </div>
            <NumberField
              name={`buffer-${index}`}
              label="Minutes free afterwards"
              value={row.bufferMinutes}
              error={problems[`${index}.bufferMinutes`]}
              onChange={(bufferMinutes) => set({ bufferMinutes })}
            />
            <div className="md:col-span-2">
              <WordsField
                name={`synonyms-${index}`}
                label="Other words for it"
                value={row.synonyms}
                error={problems[`${index}.synonyms`]}
                hint="With commas between them, as callers say it."
                onChange={(synonyms) => set({ synonyms })}
              />
            </div>
            <Crews {...props} chosen={row.resourceIds} onChange={(resourceIds) => set({ resourceIds })} />
            <CheckField label="Offered to callers" value={row.isActive} onChange={(isActive) => set({ isActive })} />
          </>
        )}
      </Rows>
    </SettingCard>
  );
}

function Crews({
  resources,
  chosen,
  onChange,
}: {
  resources: { id: string; name: string }[];
  chosen: string[];
  onChange: (ids: string[]) => void;
}) {
  if (resources.length < 2) return null;
  return (
    <fieldset className="md:col-span-2">
      <legend className="font-medium text-body">Who does it</legend>
      <div className="flex flex-wrap gap-x-5">
        {resources.map(({ id, name }) => (
          <CheckField
            key={id}
            label={name}
            value={chosen.includes(id)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...chosen, id].toSorted() : chosen.filter((other) => other !== id))
            }
          />
        ))}
      </div>
      <p className="text-ink-faint text-note">Everybody, when none is chosen.</p>
    </fieldset>
  );
}

/** Who or what does the work: crews, vans, chairs. */
export function ResourcesEditor(props: EditorProps<"resources">) {
  const form = useSettingForm("resources", props);
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <Rows
        rows={form.draft}
        noun="crew"
        empty="Nobody can be booked yet. Add a crew, a van or a chair."
        nameOf={(row) => row.name}
        isOrdered
        canRemove={false}
        onChange={form.write}
        make={(id) => ({ id, name: "", isActive: true })}
      >
        {(row, index, set) => (
          <>
            <TextField
              name={`name-${index}`}
              label="Name"
              value={row.name}
              error={form.problems[`${index}.name`]}
              onChange={(name) => set({ name })}
            />
            <div className="md:pt-6.5">
              <CheckField label="Can be booked" value={row.isActive} onChange={(isActive) => set({ isActive })} />
            </div>
          </>
        )}
      </Rows>
    </SettingCard>
  );
}

/** The ZIP codes that are served. */
export function AreasEditor(props: EditorProps<"areas">) {
  const form = useSettingForm("areas", props);
  const wrong = Object.keys(form.problems)[0];
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <div className="px-4 py-5 md:px-5">
        <WordsField
          name="zips"
          label="ZIP codes"
          value={form.draft}
          error={wrong === undefined ? undefined : `${form.draft[Number(wrong)] ?? ""}: ${form.problems[wrong]}`}
          hint="With commas between them. Leave it empty to go everywhere."
          tidy={(zips) => [...new Set(zips)].toSorted()}
          onChange={form.write}
        />
      </div>
    </SettingCard>
  );
}
