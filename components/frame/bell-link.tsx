"use client";

import { Bell } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";

const href = "/dashboard/notifications";

/** The way to what happened, with how much of it is unread. */
export function BellLink({ unreadCount, className }: { unreadCount: number; className?: string }) {
  const isHere = usePathname().startsWith(href);
  return (
    <Link
      href={href}
      aria-current={isHere ? "page" : undefined}
      className={cn(
        "relative grid size-control shrink-0 place-items-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink",
        "aria-[current=page]:bg-brand-tint aria-[current=page]:text-brand",
        className,
      )}
    >
      <Bell aria-hidden className="size-4" />
      <span className="sr-only">Notifications</span>
      {unreadCount > 0 ? (
        <span className="num absolute top-0.5 right-0 min-w-4.5 rounded-full bg-brand px-1 text-center font-semibold text-[0.6875rem] text-on-brand leading-4.5">
          {unreadCount > 99 ? "99+" : unreadCount}
          <span className="sr-only"> unread</span>
        </span>
      ) : null}
    </Link>
  );
}
