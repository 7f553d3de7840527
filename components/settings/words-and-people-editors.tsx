"use client";

import type { SettingValues } from "@/lib/domain/settings/sections";
import { PhoneField, TextField, WordsField } from "./inputs";
import { QuestionPicker } from "./question-picker";
import { Rows } from "./rows";
import { SettingCard } from "./setting-card";
import { type EditorProps, type SettingForm, useSettingForm } from "./use-setting-form";

/** What the receptionist answers to questions. */
export function AnswersEditor(props: EditorProps<"answers">) {
  const form = useSettingForm("answers", props);
  const { problems } = form;
  const asked = new Set(form.draft.map(({ question }) => question.trim().toLowerCase()));
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      {props.canWrite ? (
        <QuestionPicker
          questions={props.questions.filter((question) => !asked.has(question.toLowerCase()))}
          onAdd={(question) =>
            form.write([...form.draft, { id: crypto.randomUUID(), question, answer: "", keywords: [], expiresOn: "" }])
          }
        />
      ) : null}
      <Rows
        rows={form.draft}
        noun="answer"
        empty="No answers yet. Add what callers ask you every week."
        nameOf={(row) => row.question}
        onChange={form.write}
        make={(id) => ({ id, question: "", answer: "", keywords: [], expiresOn: "" })}
      >
        {(row, index, set) => (
          <>
            <div className="md:col-span-2">
              <TextField
                name={`question-${index}`}
                label="Question"
                value={row.question}
                error={problems[`${index}.question`]}
                onChange={(question) => set({ question })}
              />
            </div>
            <div className="md:col-span-2">
              <TextField
                name={`answer-${index}`}
                label="Answer"
                isLong
                value={row.answer}
                error={problems[`${index}.answer`]}
                onChange={(answer) => set({ answer })}
              />
            </div>
            <WordsField
              name={`keywords-${index}`}
              label="Words that point to it"
              value={row.keywords}
              error={problems[`${index}.keywords`]}
              hint="With commas between them."
              onChange={(keywords) => set({ keywords })}
            />
            <TextField
              name={`expires-${index}`}
              label="Good until"
              type="date"
              value={row.expiresOn}
              error={problems[`${index}.expiresOn`]}
              hint="Empty means always."
              onChange={(expiresOn) => set({ expiresOn })}
            />
          </>
        )}
      </Rows>
    </SettingCard>
  );
}

/** The on-call ladder: who is alerted of an emergency, one after the other. */
export function EmergencyEditor(props: EditorProps<"emergency">) {
  const form = useSettingForm("emergency", props);
  return (
    <People
      form={form}
      canWrite={props.canWrite}
      empty="Nobody is on call: an emergency reaches the business's own phone."
    />
  );
}

/** The people whom callers are transferred to, in order. */
export function TransferEditor(props: EditorProps<"transfer">) {
  const form = useSettingForm("transfer", props);
  return (
    <People
      form={form}
      canWrite={props.canWrite}
      empty="Nobody takes transfers yet. Add whoever may be handed a call."
    />
  );
}

function People(props: { form: SettingForm<SettingValues["emergency"]>; canWrite: boolean; empty: string }) {
  const { form } = props;
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <Rows
        rows={form.draft}
        noun="person"
        empty={props.empty}
        nameOf={(row) => row.name}
        isOrdered
        onChange={form.write}
        make={(id) => ({ id, name: "", phone: "" })}
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
            <PhoneField
              name={`phone-${index}`}
              label="Phone"
              value={row.phone}
              error={form.problems[`${index}.phone`]}
              onChange={(phone) => set({ phone })}
            />
          </>
        )}
      </Rows>
    </SettingCard>
  );
}
