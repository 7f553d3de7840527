import Link from "next/link";
import { cn } from "./cn";

/** A choice between a few views of the same thing; each is an address of its own. */
export function Segmented(props: {
  label: string;
  options: { href: string; label: string; isCurrent: boolean }[];
  className?: string;
}) {
  return (
    <nav aria-label={props.label} className={cn("inline-flex rounded-control bg-sunken p-0.5", props.className)}>
      {props.options.map((option) => (
        <Link
          key={option.href}
          href={option.href}
          scroll={false}
          aria-current={option.isCurrent ? "page" : undefined}
          className={cn(
            "flex h-[calc(var(--height-control)-4px)] items-center rounded-badge px-3 font-medium text-ink-soft text-body whitespace-nowrap transition-colors duration-100 hover:text-ink",
            "aria-[current=page]:bg-surface aria-[current=page]:text-ink aria-[current=page]:shadow-card",
            "dark:aria-[current=page]:bg-line-strong",
          )}
        >
          {option.label}
        </Link>
      ))}
    </nav>
  );
}
