import { cn } from "./cn";

/** The look of a text control, also for one that stands without a Field. */
export const inputStyle = cn(
  "h-control w-full rounded-control border border-line-strong bg-surface px-3 text-body text-ink shadow-card",
  "transition-colors duration-100 placeholder:text-ink-faint hover:border-ink-faint",
  "focus-visible:border-brand focus-visible:outline-offset-0 data-invalid:border-missed-mark",
);
