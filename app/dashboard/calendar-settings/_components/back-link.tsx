import { ArrowLeft } from "lucide-react";
import Link from "next/link";

/** Back to the calendar itself. */
export function BackLink() {
  return (
    <Link
      href="/dashboard/calendar"
      className="-ml-1 mb-3 inline-flex items-center gap-1.5 rounded-badge px-1 py-1 text-ink-soft hover:text-ink"
    >
      <ArrowLeft aria-hidden className="size-4" />
      Calendar
    </Link>
  );
}
