import { CircleAlert } from "lucide-react";
import Link from "next/link";

/** Above every page while the plan is unpaid: what happened, what is safe, what to do. */
export function PastDueBanner({ isOwner }: { isOwner: boolean }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b bg-missed-tint px-4 py-2.5 text-missed md:px-8"
    >
      <p className="flex min-w-0 items-start gap-2">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>The last payment failed. Calls and emergencies are still answered.</span>
      </p>
      {isOwner ? (
        <Link href="/dashboard/billing" className="font-medium underline underline-offset-4">
          Pay or change the card
        </Link>
      ) : (
        <span>An owner can change the card.</span>
      )}
    </div>
  );
}
