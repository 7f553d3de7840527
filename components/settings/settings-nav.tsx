"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

/** The parts of the settings: a column beside them, a strip above them on a phone. */
export function SettingsNav({ parts }: { parts: { href: string; label: string }[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Settings" className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex gap-1 md:flex-col">
        {parts.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className="flex h-control items-center rounded-control px-3 font-medium text-ink-soft whitespace-nowrap hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
