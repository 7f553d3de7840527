"use client";

import { BusinessFields, newBusiness } from "@/app/(auth)/_form/business-fields";
import { useCheckedForm } from "@/app/(auth)/_form/use-checked-form";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptState } from "@/components/ui/use-kept-state";
import { nameBusiness } from "./actions";

export function WelcomeForm() {
  const { value: typed, set, forget } = useKeptState("welcome", newBusiness);
  const { state, form } = useCheckedForm("registrationSchema", nameBusiness, forget);
  return (
    <form {...form} className="flex flex-col gap-5">
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      <BusinessFields typed={typed} errors={state.errors} onChange={set} />
      <SubmitButton size="large" busy="Making your business">
        Continue
      </SubmitButton>
    </form>
  );
}
