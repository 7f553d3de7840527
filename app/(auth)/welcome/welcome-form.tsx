"use client";

import { useActionState } from "react";
import { BusinessFields } from "@/app/(auth)/_form/business-fields";
import { emptyForm } from "@/app/(auth)/_form/empty-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { nameBusiness } from "./actions";

export function WelcomeForm() {
  const [state, submit] = useActionState(nameBusiness, emptyForm);
  return (
    <form action={submit} noValidate className="flex flex-col gap-5">
      <BusinessFields state={state} />
      <SubmitButton size="large" busy="Making your business">
        Continue
      </SubmitButton>
    </form>
  );
}
