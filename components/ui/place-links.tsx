import { ArrowRight } from "lucide-react";
import Link from "next/link";

export interface PlaceLink {
  href: string;
  title: string;
  note: string;
}

/** Where else to go, and what for; the rows of a card. */
export function PlaceLinks({ links, className }: { links: PlaceLink[]; className: string }) {
  return (
    <ul className={className}>
      {links.map(({ href, title, note }) => (
        <li key={href}>
          <Link href={href} className="flex items-center gap-3 rounded-card px-5 py-3.5 hover:bg-sunken">
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{title}</span>
              <span className="text-ink-soft text-note">{note}</span>
            </span>
            <ArrowRight aria-hidden className="size-4 text-ink-faint" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
