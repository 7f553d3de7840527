import { ChevronsUpDown } from "lucide-react";

export const accountStyle =
  "flex h-11 w-full items-center gap-2.5 rounded-control px-2.5 text-left text-body hover:bg-sunken";

/** Who is signed in, as the button of the menu shows it. */
export function AccountLook({ email }: { email: string }) {
  return (
    <>
      <span
        aria-hidden
        className="grid size-7 shrink-0 place-items-center rounded-full bg-brand-tint font-semibold text-brand text-note uppercase"
      >
        {email.slice(0, 1)}
      </span>
      <span className="min-w-0 flex-1 truncate text-ink-soft">{email}</span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </>
  );
}
