"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, FieldInput } from "@/components/ui/field";
import { findProblems } from "@/components/ui/find-problems";
import { inputStyle } from "@/components/ui/input-style";
import { lostButKept } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import { contactTopics } from "@/lib/domain/site/contact-topics";

type Problems = Record<string, string>;

const nothing = { name: "", email: "", businessName: "", phone: "", topic: "sales", message: "" };

/** A message to us; checked here and again where it arrives. What was written stays when it does not go through. */
export function ContactForm() {
  const { value: written, set, forget } = useKeptState("contact", nothing);
  const { problems, failure, isSending, isSent, send } = useSending(forget);
  if (isSent) {
    return <Notice tone="booked">Thank you. Your message has arrived, and a person will answer it by mail.</Notice>;
  }
  const field = (name: keyof typeof nothing, label: string, extra: object = {}) => (
    <Field name={name} label={label} error={problems[name]}>
      <FieldInput
        {...extra}
        value={written[name]}
        onChange={(event) => set({ ...written, [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        void send(Object.fromEntries(new FormData(event.currentTarget)));
      }}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        {field("name", "Your name", { autoComplete: "name", maxLength: 120 })}
        {field("email", "Email", { type: "email", autoComplete: "email", maxLength: 254 })}
        {field("businessName", "Business, if you have one", { autoComplete: "organization", maxLength: 120 })}
        {field("phone", "Phone, if you like", { type: "tel", autoComplete: "tel", maxLength: 40 })}
      </div>
      <label className="flex flex-col gap-1.5 font-medium">
        What is it about?
        <select
          name="topic"
          value={written.topic}
          onChange={(event) => set({ ...written, topic: event.target.value })}
          className={cn(inputStyle, "font-normal")}
        >
          {Object.entries(contactTopics).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {field("message", "Message", { render: <textarea rows={6} />, className: "h-auto py-2", maxLength: 4_000 })}
      <div hidden>
        <label>
          Leave this empty
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      {failure ? <Notice tone="missed">{failure}</Notice> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" aria-disabled={isSending}>
          {isSending ? "Sending" : "Send the message"}
        </Button>
        <p className="text-ink-faint text-note">Used to answer you, and for nothing else.</p>
      </div>
    </form>
  );
}

function useSending(onSent: () => void) {
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const send = async (written: Record<string, FormDataEntryValue>) => {
    if (isSending) return;
    const found = await findProblems(loadSchema, written);
    if (found) {
      setFailure("Some fields need another look. Nothing was sent.");
      setProblems(found);
      return;
    }
    setIsSending(true);
    setProblems({});
    setFailure(null);
    const answer = await post(written);
    setIsSending(false);
    setProblems(answer.errors ?? {});
    setFailure(answer.problem);
    setIsSent(answer.problem === null);
    if (answer.problem === null) onSent();
  };
  return { problems, failure, isSending, isSent, send };
}

const loadSchema = () => import("@/lib/domain/site/contact-message").then(({ contactMessage }) => contactMessage);

async function post(written: object): Promise<{ problem: string | null; errors?: Problems }> {
  try {
    const response = await fetch("/api/contact", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(written),
    });
    if (response.ok) return { problem: null };
    const body = await response.json();
    return { problem: body.detail ?? "The message could not be sent. Try again.", errors: body.errors };
  } catch (thrown) {
    return lostButKept(thrown);
  }
}
