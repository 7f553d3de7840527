import { ChevronsUpDown } from "lucide-react";

export const switcherStyle = "flex w-full items-center gap-2 rounded-control pr-2 text-left hover:bg-sunken";

/** The name of a business behind its letter, with a mark when others can be chosen. */
export function BusinessLook({ name, isChoice }: { name: string; isChoice: boolean }) {
  return (
    <>
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
      {isChoice ? <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" /> : null}
    </>
  );
}
