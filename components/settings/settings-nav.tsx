"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** The parts of the settings: a column beside them, a strip above them on a phone. */
export function SettingsNav({ parts }: { parts: { href: string; label: string }[] }) {
  const path = usePathname();
  const strip = useRef<HTMLElement>(null);
  // Effect on the strip of a phone: the current part comes into sight.
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>(`a[href="${path}"]`);
    if (strip.current && current) strip.current.scrollLeft = current.offsetLeft - strip.current.clientWidth / 3;
  }, [path]);
  return (
    <nav ref={strip} aria-label="Settings" className="relative -mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
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
