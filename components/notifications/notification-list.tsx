"use client";

import Link from "next/link";
import { startTransition, useOptimistic } from "react";
import { formatMoment } from "@/components/format/moment";
import { formatPhonesIn } from "@/components/format/phone";
import { Badge, Dot } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { lost } from "@/components/ui/lost";
import { useToast } from "@/components/ui/toasts";
import type { NotificationRow } from "@/lib/domain/notifications/rows";

interface Props {
  rows: NotificationRow[];
  timeZone: string;
  now: Date;
  onRead: (notificationId: string) => Promise<{ ok: true } | { ok: false; problem: string }>;
}

/** What happened, newest first. Opening a row reads it, at once; a row that could not be marked comes back unread. */
export function NotificationList({ rows, timeZone, now, onRead }: Props) {
  const show = useToast();
  const [shown, markShown] = useOptimistic(rows, (all, readId: string) =>
    all.map((row) => (row.id === readId ? { ...row, isRead: true } : row)),
  );
  const read = ({ id, isRead }: NotificationRow) => {
    if (isRead) return;
    startTransition(async () => {
      markShown(id);
      const done = await onRead(id).catch(lost);
      if (!done.ok) show({ title: "Not marked", description: done.problem, tone: "missed", href: null });
    });
  };
  return (
    <Card>
      <ul className="divide-y" data-walk>
        {shown.map((row) => (
          <li key={row.id} className="flex items-start gap-3 px-4 py-3 md:px-5">
            <Dot tone={row.isRead ? "quiet" : "brand"} className={cn("mt-2", row.isRead && "invisible")} />
            <div className="min-w-0 flex-1">
              <p className={cn("wrap-anywhere", !row.isRead && "font-medium")}>
                {row.isRead ? null : <span className="sr-only">Unread: </span>}
                {row.href ? (
                  <Link href={row.href} onClick={() => read(row)} className="underline-offset-4 hover:underline">
                    {row.title}
                  </Link>
                ) : (
                  row.title
                )}
              </p>
              {row.body ? <p className="line-clamp-2 text-ink-soft wrap-anywhere">{formatPhonesIn(row.body)}</p> : null}
              <p className="text-ink-faint text-note">
                <time dateTime={row.at.toISOString()}>{formatMoment(row.at, timeZone, now)}</time>
              </p>
            </div>
            {row.isUrgent ? <Badge tone="missed">Urgent</Badge> : null}
            {row.isRead ? null : (
              <Button variant="bare" data-archive onClick={() => read(row)}>
                Read<span className="sr-only">: {row.title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
