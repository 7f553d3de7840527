"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/states";
import { describeSetting } from "@/lib/domain/settings/describe-setting";
import type { SettingForm } from "./use-setting-form";

interface Props<Value> {
  form: SettingForm<Value>;
  canWrite: boolean;
  children: ReactNode;
}

/** The form of one section: its fields, what went wrong, and the bar that saves. */
export function SettingCard<Value>({ form, canWrite, children }: Props<Value>) {
  const { problems, failure, theirs } = form;
  const isWrong = Object.keys(problems).length > 0;
  return (
    <Card>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <fieldset disabled={!canWrite} className="min-w-0">
          {children}
        </fieldset>
        <div className="flex flex-col gap-3 border-t px-4 py-3 md:px-5">
          {theirs ? <Theirs form={form} /> : null}
          {failure ? <Notice tone="missed">{failure}</Notice> : null}
          {isWrong ? (
            <Notice tone="missed">{problems[""] ?? "Some fields need another look. Nothing was saved."}</Notice>
          ) : null}
          {canWrite ? (
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" variant="primary" aria-disabled={!form.isDirty || form.isSaving || theirs !== null}>
                {form.isSaving ? "Saving" : "Save"}
              </Button>
              {form.isDirty ? (
                <Button variant="bare" onClick={form.takeTheirs}>
                  Discard
                </Button>
              ) : null}
              <p role="status" className="text-ink-soft">
                {form.isDirty ? "Not saved yet" : form.isSaved ? "Saved" : ""}
              </p>
            </div>
          ) : (
            <p className="text-ink-soft">Only owners and managers can change this.</p>
          )}
        </div>
      </form>
    </Card>
  );
}

function Theirs<Value>({ form }: { form: SettingForm<Value> }) {
  if (!form.theirs) return null;
  const { value, by } = form.theirs;
  const before = describeSetting(form.base);
  const after = describeSetting(value);
  const added = after.filter((line) => !before.includes(line));
  const gone = before.filter((line) => !after.includes(line));
  return (
    <Notice tone="attention">
      <p className="font-medium">{by ?? "Somebody"} changed this meanwhile. Yours is not saved yet.</p>
      <ul className="mt-1.5">
        {gone.map((line) => (
          <li key={`gone ${line}`}>Was: {line}</li>
        ))}
        {added.map((line) => (
          <li key={`added ${line}`}>Now: {line}</li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={form.takeTheirs}>Use theirs</Button>
        <Button onClick={form.keepMine}>Keep mine</Button>
      </div>
    </Notice>
  );
}
