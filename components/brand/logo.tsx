import { cn } from "@/components/ui/cn";

/** A speech bubble with a voice in it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn("size-7 shrink-0", className)}>
      <path
        d="M9 3h14a6 6 0 0 1 6 6v9a6 6 0 0 1-6 6h-6.2l-5.6 4.7c-.8.7-2 .1-2-.9V24H9a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6Z"
        className="fill-brand"
      />
      <path
        d="M10.5 11.5v4M16 8.5v10M21.5 11.5v4"
        className="stroke-on-brand"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-ink tracking-tight", className)}>
      <Mark />
      CloudGreet
    </span>
  );
}
