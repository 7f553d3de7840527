"use client";

import { HearVoice } from "@/components/receptionist/hear-voice";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import { languages, optionalEmergencies, tones, voices } from "@/lib/domain/receptionist/receptionist-words";
import { LineList } from "./line-list";

interface Props {
  content: ReceptionistContent;
  note: string;
  errors: Record<string, string>;
  notice: string;
  closing: string;
  isReadOnly: boolean;
  onChange(changes: Partial<ReceptionistContent>): void;
  onNote(note: string): void;
}

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const area = "h-auto min-h-20 py-2 resize-y";

/** Everything that an owner decides about the receptionist. */
export function Editor(props: Props) {
  const { content, errors, onChange } = props;
  return (
    <Card className="p-5 md:p-6">
      <fieldset disabled={props.isReadOnly} className="flex min-w-0 flex-col gap-6">
        <legend className="sr-only">How the receptionist speaks</legend>
        <Field
          name="greeting"
          label="Greeting"
          error={errors.greeting}
          hint="Said right after the notice. Leave it empty for our words."
        >
          <FieldInput
            render={<textarea rows={2} />}
            className={area}
            value={content.greeting ?? ""}
            onValueChange={(greeting) => onChange({ greeting: greeting === "" ? null : greeting })}
          />
        </Field>
        <GreetingPreview notice={props.notice} words={content.greeting || props.closing} />
        <Choices content={content} errors={errors} onChange={onChange} />
        <LineList
          name="rules"
          label="House rules"
          hint="What it must or must never do, such as “Never promise a technician by name.”"
          addLabel="Add a rule"
          lines={content.rules}
          errors={errors}
          onChange={(rules) => onChange({ rules })}
        />
        <LineList
          name="questions"
          label="Questions before booking"
          hint="At most two of them are asked on a call. Without any, those of your trade are."
          addLabel="Add a question"
          lines={content.questions}
          errors={errors}
          onChange={(questions) => onChange({ questions })}
        />
        <Emergencies off={content.emergenciesOff} onChange={(emergenciesOff) => onChange({ emergenciesOff })} />
        <Field
          name="note"
          label="Note for colleagues"
          error={errors.note}
          hint="What you changed, and why. Callers never hear it."
        >
          <FieldInput value={props.note} onValueChange={props.onNote} autoComplete="off" />
        </Field>
      </fieldset>
    </Card>
  );
}

function GreetingPreview({ notice, words }: { notice: string; words: string }) {
  return (
    <figure className="-mt-2 rounded-control bg-sunken px-4 py-3">
      <figcaption className="mb-1 text-ink-faint text-note">What callers hear first</figcaption>
      <p className="text-pretty break-words">
        <span className="text-ink-soft">{notice} </span>
        <span className="font-medium">{words}</span>
      </p>
      <p className="mt-2 text-ink-faint text-note">
        The notice that an AI answers and that the call is recorded is always said. It cannot be removed.
      </p>
    </figure>
  );
}

function Choices({ content, errors, onChange }: Pick<Props, "content" | "errors" | "onChange">) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 sm:grid-cols-2">
      <Field
        name="voiceId"
        label="Voice"
        error={errors.voiceId}
        aside={<HearVoice key={content.voiceId} voiceId={content.voiceId} name={voices[content.voiceId]} />}
      >
        <Select
          options={optionsOf(voices)}
          value={content.voiceId}
          onChange={(value) => onChange({ voiceId: value as ReceptionistContent["voiceId"] })}
        />
      </Field>
      <Field name="tone" label="Tone" error={errors.tone}>
        <Select
          options={optionsOf(tones)}
          value={content.tone}
          onChange={(value) => onChange({ tone: value as ReceptionistContent["tone"] })}
        />
      </Field>
      <Field name="language" label="Language" error={errors.language}>
        <Select
          options={optionsOf(languages)}
          value={content.language}
          onChange={(value) => onChange({ language: value as ReceptionistContent["language"] })}
        />
      </Field>
    </div>
  );
}

type OptionalEmergency = ReceptionistContent["emergenciesOff"][number];

function Emergencies({ off, onChange }: { off: OptionalEmergency[]; onChange(off: OptionalEmergency[]): void }) {
  const kinds = Object.keys(optionalEmergencies) as OptionalEmergency[];
  return (
    <fieldset>
      <legend className="font-medium">Treated as an emergency</legend>
      <p className="mt-0.5 text-ink-faint text-note">
        Gas, carbon monoxide, fire and danger to people always are. Take away what is ordinary work for you.
      </p>
      <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-x-5 sm:grid-cols-2">
        {kinds.map((kind) => (
          <label key={kind} className="flex min-h-11 items-center gap-2.5 md:min-h-8">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-brand"
              checked={!off.includes(kind)}
              onChange={({ target }) =>
                onChange(kinds.filter((one) => (one === kind ? !target.checked : off.includes(one))))
              }
            />
            {optionalEmergencies[kind]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
