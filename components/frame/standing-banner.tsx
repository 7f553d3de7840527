import { CircleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type OpenPortal, PayLink } from "@/components/billing/pay-link";
import { formatDay, formatMoment } from "@/components/format/moment";
import { cn } from "@/components/ui/cn";
import type { Standing } from "@/lib/domain/money/standing";

interface Props {
  standing: Standing;
  isOwner: boolean;
  timeZone: string;
  now: Date;
  onPay: OpenPortal;
}

const way = "font-medium underline underline-offset-4";

/** Above every page while something is wrong with the plan: what happened, what goes on, what comes, what to do. */
export function StandingBanner({ standing, isOwner, timeZone, now, onPay }: Props) {
  if (standing.kind === "good") return null;
  const pay = isOwner ? <PayLink onOpen={onPay} className={way} /> : <span>An owner can pay or change the card.</span>;
  const choose = isOwner ? (
    <Link href="/dashboard/billing#plans" className={way}>
      Choose a plan
    </Link>
  ) : (
    <span>An owner can choose a plan.</span>
  );
  switch (standing.kind) {
    case "past_due":
      return (
        <Banner tone="attention" action={standing.isPlanOver ? choose : pay}>
          The payment of {formatDay(standing.since, timeZone, now)} failed. Calls are answered and booked as before.{" "}
          {standing.pausesAt > now ? (
            <>
              Bookings pause on <span className="num">{formatMoment(standing.pausesAt, timeZone, now)}</span> unless it
              is paid;
            </>
          ) : (
            "Bookings pause soon unless it is paid;"
          )}{" "}
          emergencies are passed on in any case.
        </Banner>
      );
    case "paused":
      return (
        <Banner tone="missed" action={pay}>
          Bookings and texts are paused, because the plan has been unpaid since{" "}
          {formatDay(standing.since, timeZone, now)}. Your receptionist takes messages and passes emergencies on.
          Everything is back at the moment you pay.
        </Banner>
      );
    case "plan_ended":
      return (
        <Banner tone="missed" action={choose}>
          Your plan has ended. Callers can leave messages and emergencies are passed on; nothing is booked or charged.
        </Banner>
      );
    case "suspended":
      return (
        <Banner
          tone="missed"
          action={
            <Link href="/contact" className={way}>
              Write to us
            </Link>
          }
        >
          CloudGreet has suspended this account. Callers can leave messages and emergencies are passed on; nothing is
          booked.
        </Banner>
      );
  }
}

function Banner(props: { tone: "attention" | "missed"; action: ReactNode; children: ReactNode }) {
  return (
    <div
      role="status"
      className={cn(
        "flex items-start gap-2 border-b px-4 py-2.5 md:px-8",
        props.tone === "missed" ? "bg-missed-tint text-missed" : "bg-attention-tint text-attention",
      )}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
        <p className="text-pretty">{props.children}</p>
        {props.action}
      </div>
    </div>
  );
}
