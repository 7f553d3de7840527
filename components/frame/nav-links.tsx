"use client";

import {
  CalendarDays,
  ChartColumn,
  CreditCard,
  Headset,
  House,
  MessageSquare,
  Phone,
  Settings,
  Smartphone,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";

export interface NavCounts {
  attention: number;
  callsToday: number;
  appointmentsToday: number;
  waitingTexts: number;
}

const sections = [
  { href: "/dashboard", label: "Home", icon: House, count: "attention", unit: "waiting for you" },
  { href: "/dashboard/calls", label: "Calls", icon: Phone, count: "callsToday", unit: "today" },
  { href: "/dashboard/calendar", label: "Calendar", icon: CalendarDays, count: "appointmentsToday", unit: "today" },
  {
    href: "/dashboard/messages",
    label: "Messages",
    icon: MessageSquare,
    count: "waitingTexts",
    unit: "waiting for you",
  },
  { href: "/dashboard/customers", label: "Customers", icon: Users, count: null, unit: "" },
  { href: "/dashboard/receptionist", label: "Receptionist", icon: Headset, count: null, unit: "" },
  { href: "/dashboard/reports", label: "Reports", icon: ChartColumn, count: null, unit: "" },
  { href: "/dashboard/phone", label: "Phone and texts", icon: Smartphone, count: null, unit: "" },
  { href: "/dashboard/billing", label: "Billing", icon: CreditCard, count: null, unit: "" },
] as const;

const settingsHref = "/dashboard/settings";

const sideLinkStyle = cn(
  "flex h-9 items-center gap-2.5 rounded-control px-2.5 font-medium text-ink-soft text-body transition-colors duration-100",
  "hover:bg-sunken hover:text-ink aria-[current=page]:bg-brand-tint aria-[current=page]:text-brand",
);

function useIsHere(): (href: string) => boolean {
  const path = usePathname();
  return (href) => (href === "/dashboard" ? path === href : path.startsWith(href));
}

/** The sections in the sidebar, with their counts. */
export function SideLinks({ counts }: { counts: NavCounts }) {
  const isHere = useIsHere();
  return (
    <ul className="flex flex-col gap-0.5">
      {sections.map(({ href, label, icon: Icon, count, unit }) => (
        <li key={href}>
          <Link href={href} aria-current={isHere(href) ? "page" : undefined} className={sideLinkStyle}>
            <Icon aria-hidden className="size-4" />
            <span className="flex-1">{label}</span>
            {count !== null && counts[count] > 0 ? (
              <span
                className={cn(
                  "num rounded-badge px-1.5 text-note",
                  count === "attention" || count === "waitingTexts"
                    ? "bg-attention-tint text-attention"
                    : "font-normal text-ink-faint",
                )}
              >
                {counts[count]}
                <span className="sr-only"> {unit}</span>
              </span>
            ) : null}
          </Link>
        </li>
      ))}
      <li>
        <Link href={settingsHref} aria-current={isHere(settingsHref) ? "page" : undefined} className={sideLinkStyle}>
          <Settings aria-hidden className="size-4" />
          Settings
        </Link>
      </li>
    </ul>
  );
}

/** The sections at the bottom of a phone: those with news. The others are under More. */
export function BottomLinks({ counts }: { counts: NavCounts }) {
  const isHere = useIsHere();
  return sections
    .filter(({ count }) => count !== null)
    .map(({ href, label, icon: Icon, count, unit }) => (
      <Link
        key={href}
        href={href}
        aria-current={isHere(href) ? "page" : undefined}
        className="relative flex flex-1 flex-col items-center justify-center gap-0.5 font-medium text-ink-faint text-note aria-[current=page]:text-brand"
      >
        <Icon aria-hidden className="size-5" />
        {label}
        {count === "attention" && counts.attention > 0 ? (
          <span className="num absolute top-1.5 left-[calc(50%+0.4rem)] min-w-4.5 rounded-full bg-attention-mark px-1 text-center font-semibold text-[0.6875rem] text-[oklch(0.2_0.03_80)] leading-4.5">
            {counts.attention}
            <span className="sr-only"> {unit}</span>
          </span>
        ) : null}
      </Link>
    ));
}
