"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { cn } from "./cn";

export interface SelectOption {
  value: string;
  label: string;
}

/** One of a few. Inside a Field it takes its label; alone it needs `label`. Posts its value under `name`. */
export function Select(props: {
  options: SelectOption[];
  name?: string;
  label?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  className?: string;
}) {
  const { options, name, label, onChange, className } = props;
  const [chosen, setChosen] = useState(props.defaultValue ?? options[0]?.value ?? "");
  const choose = (next: unknown) => {
    setChosen(String(next));
    onChange?.(String(next));
  };
  return (
    <BaseSelect.Root
      items={options}
      {...(name === undefined ? {} : { name })}
      value={props.value ?? chosen}
      onValueChange={choose}
    >
      <BaseSelect.Trigger
        aria-label={label}
        className={cn(
          "flex h-control w-full items-center justify-between gap-2 rounded-control border border-line-strong bg-surface pr-2.5 pl-3",
          "text-body shadow-card transition-colors duration-100 hover:border-ink-faint",
          className,
        )}
      >
        <BaseSelect.Value className="truncate" />
        <BaseSelect.Icon>
          <ChevronDown aria-hidden className="size-4 text-ink-faint" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="app-scale z-50">
          <BaseSelect.Popup className="pops max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-card border bg-raised p-1 shadow-raised">
            {options.map((option) => (
              <BaseSelect.Item
                key={option.value}
                value={option.value}
                className="flex min-h-10 cursor-default items-center gap-2 rounded-badge pr-2.5 pl-7 text-body outline-none select-none data-highlighted:bg-sunken md:min-h-8"
              >
                <BaseSelect.ItemIndicator className="absolute left-2.5">
                  <Check aria-hidden className="size-4 text-brand" />
                </BaseSelect.ItemIndicator>
                <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
              </BaseSelect.Item>
            ))}
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
