"use client";

import { LoaderCircle } from "lucide-react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The button of a form: while the form is on its way it says so and takes no second press. */
export function SubmitButton({ children, busy, ...props }: ButtonProps & { busy: string }) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant="primary" aria-disabled={pending} {...props}>
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {pending ? busy : children}
    </Button>
  );
}
