"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { inputStyle } from "@/components/ui/input-style";

interface Props {
  name: string;
  label: string;
  hint: string;
  addLabel: string;
  lines: string[];
  errors: Record<string, string>;
  onChange(lines: string[]): void;
}

/** A list of sentences, each in a line of its own. */
export function LineList({ name, label, hint, addLabel, lines, errors, onChange }: Props) {
  const replace = (place: number, line: string) => onChange(lines.map((one, index) => (index === place ? line : one)));
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">{label}</legend>
      <p className="mt-0.5 text-ink-faint text-note">{hint}</p>
      {lines.length > 0 ? (
        <ol className="mt-2 flex flex-col gap-2">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place
            <li key={index}>
              <div className="flex gap-2">
                <input
                  className={inputStyle}
                  aria-label={`${label}, line ${index + 1}`}
                  aria-invalid={Boolean(errors[`${name}.${index}`])}
                  aria-describedby={errors[`${name}.${index}`] ? `${name}-${index}-error` : undefined}
                  value={line}
                  onChange={({ target }) => replace(index, target.value)}
                />
                <Button
                  variant="bare"
                  size="icon"
                  aria-label={`Remove line ${index + 1} of ${label}`}
                  onClick={() => onChange(lines.filter((_, place) => place !== index))}
                >
                  <X aria-hidden />
                </Button>
              </div>
              {errors[`${name}.${index}`] ? (
                <p id={`${name}-${index}-error`} className="mt-1 text-missed text-note">
                  {errors[`${name}.${index}`]}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      {errors[name] ? <p className="mt-1 text-missed text-note">{errors[name]}</p> : null}
      <Button className="mt-2" onClick={() => onChange([...lines, ""])}>
        <Plus aria-hidden />
        {addLabel}
      </Button>
    </fieldset>
  );
}
