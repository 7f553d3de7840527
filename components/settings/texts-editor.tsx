"use client";

import type { SettingValues } from "@/lib/domain/settings/sections";
import { CheckField, TextField } from "./inputs";
import { SettingCard } from "./setting-card";
import { type EditorProps, useSettingForm } from "./use-setting-form";

/** Which texts go out by themselves. Each of them passes the same gate: opt-outs, quiet hours, limits. */
export function TextsEditor(props: EditorProps<"texts">) {
  const form = useSettingForm("texts", props);
  const { draft, problems } = form;
  const set = (part: Partial<SettingValues["texts"]>) => form.write({ ...draft, ...part });
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <div className="flex flex-col gap-1 px-4 pt-4 md:px-5">
        <p className="pb-1 text-ink-soft">
          Whoever books, moves or cancels is told by text, always. Nobody who replied STOP is texted, and nothing goes
          out at night.
        </p>
        <CheckField
          label="Remind customers the day before"
          value={draft.remindsDayBefore}
          onChange={(remindsDayBefore) => set({ remindsDayBefore })}
        />
        <CheckField
          label="Remind customers two hours before"
          value={draft.remindsHoursBefore}
          onChange={(remindsHoursBefore) => set({ remindsHoursBefore })}
        />
        <CheckField
          label="Text back after a missed call"
          value={draft.textsBack}
          onChange={(textsBack) => set({ textsBack })}
        />
        <CheckField
          label="Let the receptionist answer texts"
          value={draft.answersTexts}
          onChange={(answersTexts) => set({ answersTexts })}
        />
      </div>
      <div className="px-4 pt-3 pb-5 md:px-5">
        <TextField
          name="reviewUrl"
          label="Review link"
          type="url"
          value={draft.reviewUrl}
          error={problems.reviewUrl}
          hint="With a link, every customer is asked for a review two hours after a completed job. Without one, nobody is. Asking only happy customers is not allowed."
          onChange={(reviewUrl) => set({ reviewUrl })}
        />
      </div>
    </SettingCard>
  );
}
