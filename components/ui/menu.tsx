"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";

const itemStyle = cn(
  "flex min-h-10 w-full cursor-default items-center gap-2.5 rounded-badge px-2.5 text-left text-body outline-none select-none",
  "data-highlighted:bg-sunken md:min-h-8 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint",
);

/** A list of actions behind a trigger. `trigger` is the button itself. */
export function Menu({
  trigger,
  side,
  children,
}: {
  trigger: ReactElement;
  side?: "top" | "bottom";
  children: ReactNode;
}) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          side={side ?? "bottom"}
          align="start"
          sideOffset={6}
          className="app-scale z-50 outline-none"
        >
          <BaseMenu.Popup className="pops min-w-(--anchor-width) rounded-card border bg-raised p-1 shadow-raised outline-none">
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <BaseMenu.Item onClick={onSelect} className={itemStyle}>
      {children}
    </BaseMenu.Item>
  );
}

/** One of a few that exclude each other, with a name above them. */
export function MenuChoice(props: {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="px-2.5 pt-2 pb-1 text-ink-faint text-note">{props.label}</BaseMenu.GroupLabel>
      <BaseMenu.RadioGroup value={props.value} onValueChange={props.onChange}>
        {props.options.map((option) => (
          <BaseMenu.RadioItem
            closeOnClick
            key={option.value}
            value={option.value}
            className={cn(itemStyle, "justify-between")}
          >
            <span className="truncate">{option.label}</span>
            <BaseMenu.RadioItemIndicator>
              <Check aria-hidden className="text-brand!" />
            </BaseMenu.RadioItemIndicator>
          </BaseMenu.RadioItem>
        ))}
      </BaseMenu.RadioGroup>
    </BaseMenu.Group>
  );
}

export function MenuLine() {
  return <BaseMenu.Separator className="mx-2 my-1 h-px bg-line" />;
}
