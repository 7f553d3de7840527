import { LoaderCircle, Search } from "lucide-react";
import { cn } from "./cn";
import { inputStyle } from "./input-style";

interface Props {
  /** What it searches, for who cannot see it. */
  label: string;
  placeholder: string;
  defaultValue: string;
  isBusy?: boolean;
  onType?: () => void;
  className?: string;
}

/** The search of a list, named `q` in its form; the key / leads to it. */
export function SearchInput({ label, placeholder, defaultValue, isBusy, onType, className }: Props) {
  const mark = "pointer-events-none absolute top-1/2 size-4 -translate-y-1/2 text-ink-faint";
  return (
    <div className={cn("relative min-w-0", className)}>
      <Search aria-hidden className={cn(mark, "left-3")} />
      <input
        type="search"
        name="q"
        defaultValue={defaultValue}
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        data-search
        className={cn(inputStyle, "pr-9 pl-9 [&::-webkit-search-cancel-button]:hidden")}
        onChange={onType}
      />
      {isBusy ? <LoaderCircle aria-hidden className={cn(mark, "right-3 animate-spin")} /> : null}
    </div>
  );
}
