import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { formatPhone } from "@/components/format/phone";
import { Dot } from "@/components/ui/badge";
import type { LiveCall } from "@/lib/domain/member/reads";

/** The calls that are being talked on right now. */
export function LiveCalls({ calls }: { calls: LiveCall[] }) {
  if (calls.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {calls.map((call) => (
        <li key={call.id}>
          <Link
            href={`/dashboard/calls/${call.id}`}
            className="flex items-center gap-3 rounded-card bg-booked-tint px-4 py-3.5 text-booked md:px-5"
          >
            <Dot tone="booked" isLive />
            <span className="min-w-0 flex-1 truncate">
              On the line now:{" "}
              <strong className="num font-semibold">{call.customerName || formatPhone(call.callerNumber)}</strong>
            </span>
            <span className="flex items-center gap-1.5 font-medium">
              Follow
              <ArrowRight aria-hidden className="size-4" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
