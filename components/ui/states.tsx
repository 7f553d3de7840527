import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** An empty place that teaches the next step, or a broken one that says what is safe. One action at most. */
export function StateCard(props: {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** A page that consists of nothing else needs its heading; a part of one has it already. */
  isPage?: boolean;
  className?: string;
}) {
  const Heading = props.isPage ? "h1" : "p";
  return (
    <div className={cn("flex flex-col items-center px-6 py-12 text-center", props.className)}>
      <span className="mb-4 grid size-11 place-items-center rounded-full bg-sunken text-ink-faint">
        <props.icon aria-hidden className="size-5" />
      </span>
      <Heading className="font-semibold text-body text-ink">{props.title}</Heading>
      <div className="mt-1 max-w-sm text-body text-ink-soft text-pretty">{props.children}</div>
      {props.action ? <div className="mt-5">{props.action}</div> : null}
    </div>
  );
}

/** What went wrong with a form as a whole, or what was done instead; read out as soon as it appears. */
export function Notice({ tone, children }: { tone: "missed" | "booked" | "attention"; children: ReactNode }) {
  const tints = {
    missed: "bg-missed-tint text-missed",
    booked: "bg-booked-tint text-booked",
    attention: "bg-attention-tint text-attention",
  };
  return (
    <div
      role={tone === "missed" ? "alert" : "status"}
      className={cn("rounded-control px-3.5 py-2.5 text-body text-pretty", tints[tone])}
    >
      {children}
    </div>
  );
}
