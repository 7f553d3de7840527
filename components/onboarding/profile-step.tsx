"use client";

import { TextField } from "@/components/settings/inputs";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { trades } from "@/lib/domain/member/trades";
import type { WizardAnswers } from "@/lib/domain/onboarding/wizard-steps";
import { GreetingPreview } from "./greeting-preview";
import { PhoneField, WebsiteField } from "./read-inputs";
import { StepFrame } from "./step-frame";
import { type StepProps, useWizardStep } from "./use-wizard-step";

type Profile = WizardAnswers["profile"];

const tradeOptions = Object.entries(trades).map(([value, label]) => ({ value, label }));
const toneOptions = [
  { value: "warm", label: "Warm" },
  { value: "professional", label: "Professional" },
  { value: "brief", label: "Brief" },
];
const padding = "flex flex-col gap-4 px-4 py-5 md:px-5";

/** Who answers for whom: the business, how to reach it, and the first words that callers hear. */
export function ProfileStep(props: StepProps<"profile"> & { spoken: { own: string; standard: string } }) {
  const form = useWizardStep("profile", props);
  const { draft } = form;
  const set = (part: Partial<Profile>) => form.write({ ...draft, ...part });
  const text = (name: "address" | "description" | "greeting", error: string | undefined) => ({
    name,
    error,
    value: draft[name] ?? "",
    onChange: (value: string) => set({ [name]: value === "" ? null : value }),
  });
  return (
    <StepFrame
      form={form}
      previousHref={props.previousHref}
      nextHref={props.nextHref}
      parts={[
        {
          id: "business",
          title: "Which business do you answer for?",
          lead: "The trade decides what we propose on the next pages. Everything can be changed later.",
          fields: ["name", "trade"],
          content: (problems) => (
            <div className={padding}>
              <TextField
                name="name"
                label="Business name"
                value={draft.name}
                error={problems.name}
                hint="As callers know it."
                onChange={(name) => set({ name })}
              />
              <Field name="trade" label="Trade" error={problems.trade}>
                <Select
                  options={tradeOptions}
                  value={draft.trade}
                  onChange={(trade) => set({ trade: trade as Profile["trade"] })}
                />
              </Field>
            </div>
          ),
        },
        {
          id: "contact",
          title: "How do people reach you?",
          lead: "Your receptionist tells callers where you are, and we tell you what they wanted.",
          fields: ["email", "phone", "address", "website"],
          content: (problems) => (
            <Contact draft={draft} problems={problems} set={set} address={text("address", problems.address)} />
          ),
        },
        {
          id: "words",
          title: "How should it greet your callers?",
          lead: "Every call begins with your name, that an AI assistant answers, and that the call is recorded. The rest is yours.",
          fields: ["description", "greeting", "tone"],
          content: (problems) => (
            <div className={padding}>
              <GreetingPreview name={draft.name} greeting={draft.greeting} spoken={props.spoken} />
              <TextField
                label="Your own question"
                hint="Leave it empty for ours."
                {...text("greeting", problems.greeting)}
              />
              <Field name="tone" label="Tone" error={problems.tone}>
                <Select
                  options={toneOptions}
                  value={draft.tone}
                  onChange={(tone) => set({ tone: tone as Profile["tone"] })}
                />
              </Field>
              <TextField
                label="What you do"
                isLong
                hint="A few sentences, for questions that callers ask."
                {...text("description", problems.description)}
              />
            </div>
          ),
        },
      ]}
    />
  );
}

function Contact(props: {
  draft: Profile;
  problems: Record<string, string>;
  set: (part: Partial<Profile>) => void;
  address: Omit<Parameters<typeof TextField>[0], "label">;
}) {
  const { draft, problems, set } = props;
  return (
    <div className={padding}>
      <TextField
        name="email"
        label="Email"
        type="email"
        value={draft.email}
        error={problems.email}
        hint="Bookings and messages are sent here."
        onChange={(email) => set({ email })}
      />
      <PhoneField
        name="phone"
        label="Your own phone"
        value={draft.phone}
        error={problems.phone}
        hint="For emergencies and transfers. Callers do not hear it."
        onChange={(phone) => set({ phone })}
      />
      <TextField label="Address" {...props.address} />
      <WebsiteField
        name="website"
        label="Website"
        value={draft.website}
        error={problems.website}
        onChange={(website) => set({ website })}
      />
    </div>
  );
}
