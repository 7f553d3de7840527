import { Field as BaseField } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { inputStyle } from "./input-style";

/** Label, control, what is wrong with it, and a hint; all tied together for screen readers. */
export function Field(props: {
  name: string;
  label: string;
  error?: string | undefined;
  hint?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <BaseField.Root name={props.name} invalid={Boolean(props.error)} className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <BaseField.Label className="font-medium text-body">{props.label}</BaseField.Label>
        {props.aside}
      </div>
      {props.children}
      {props.error ? (
        <BaseField.Error match className="flex items-start gap-1.5 text-missed text-note">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {props.error}
        </BaseField.Error>
      ) : null}
      {props.hint && !props.error ? (
        <BaseField.Description className="text-ink-faint text-note">{props.hint}</BaseField.Description>
      ) : null}
    </BaseField.Root>
  );
}

/** The text control of a Field. */
export function FieldInput({ className, ...props }: React.ComponentProps<typeof BaseField.Control>) {
  return <BaseField.Control className={cn(inputStyle, className)} {...props} />;
}
