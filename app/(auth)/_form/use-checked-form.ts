"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import type { z } from "zod";
import { lost } from "@/components/ui/lost";
import { emptyForm, type FormState } from "./empty-form";
import { parseForm, problemWith } from "./form-state";

type Action = (previous: FormState, form: FormData) => Promise<FormState>;
type Schemas = typeof import("@/lib/domain/member/registration");

interface CheckedForm {
  state: FormState;
  /** For the form element. Sent by hand, so that nothing that was typed is emptied, passwords neither. */
  form: { action: (form: FormData) => void; onSubmit: (event: FormEvent<HTMLFormElement>) => void; noValidate: true };
}

/** A form that is checked by the server's own schema before it is sent; `onDone` is called when its work is done. */
export function useCheckedForm(name: SchemaName, action: Action, onDone?: () => void): CheckedForm {
  const send: Action = async (previous, form) => {
    // The schema comes when it is needed; without it the server checks alone.
    const schemas = await import("@/lib/domain/member/registration").catch(() => null);
    const read = schemas ? parseForm(schemas[name] as z.ZodType, form) : null;
    if (read && "state" in read) return read.state;
    const next = await action(previous, form).catch((thrown: unknown) =>
      problemWith(form, lost(thrown, onDone).problem),
    );
    if (next.sentTo) onDone?.();
    return next;
  };
  const [state, submit] = useActionState(send, emptyForm);
  return {
    state,
    form: {
      action: submit,
      onSubmit: (event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      },
      noValidate: true,
    },
  };
}

type SchemaName = {
  [Name in keyof Schemas]: Schemas[Name] extends z.ZodType ? Name : never;
}[keyof Schemas];
