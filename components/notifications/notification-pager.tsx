import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";

/** To older notifications, and back to the newest. `base` is the address without a cursor. */
export function NotificationPager(props: { base: string; isFirst: boolean; nextCursor: string | null }) {
  const { base, isFirst, nextCursor } = props;
  if (isFirst && !nextCursor) return null;
  const older = nextCursor ? `${base}${base.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(nextCursor)}` : null;
  return (
    <nav aria-label="Pages" className="mt-6 flex justify-between">
      {isFirst ? (
        <span />
      ) : (
        <Link href={base} className={buttonStyle()}>
          <ArrowLeft aria-hidden />
          Newest
        </Link>
      )}
      {older ? (
        <Link href={older} className={buttonStyle()}>
          Older
          <ArrowRight aria-hidden />
        </Link>
      ) : null}
    </nav>
  );
}
