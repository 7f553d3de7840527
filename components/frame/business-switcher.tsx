"use client";

import { ChevronsUpDown } from "lucide-react";
import { startTransition } from "react";
import { Menu, MenuChoice } from "@/components/ui/menu";

interface Props {
  current: { id: string; name: string };
  businesses: { id: string; name: string }[];
  onChoose: (businessId: string) => Promise<void>;
}

/** The name of the business; a menu when the person belongs to several. */
export function BusinessSwitcher({ current, businesses, onChoose }: Props) {
  if (businesses.length < 2) return <BusinessName name={current.name} />;
  return (
    <Menu
      trigger={
        <button type="button" className="flex w-full items-center gap-2 rounded-control pr-2 text-left hover:bg-sunken">
          <BusinessName name={current.name} />
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
        </button>
      }
    >
      <MenuChoice
        label="Your businesses"
        value={current.id}
        options={businesses.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => startTransition(() => onChoose(id))}
      />
    </Menu>
  );
}

function BusinessName({ name }: { name: string }) {
  return (
    <span className="flex h-11 w-full min-w-0 items-center gap-2.5 px-2.5">
      <span
        aria-hidden
        className="grid size-7 shrink-0 place-items-center rounded-control bg-brand font-semibold text-note text-on-brand"
      >
        {[...name][0]?.toUpperCase()}
      </span>
      <span className="truncate font-semibold text-body" title={name}>
        {name}
      </span>
    </span>
  );
}
