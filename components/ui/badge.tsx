import type { ReactNode } from "react";
import { cn } from "./cn";

/** The meanings that have a colour. Nothing else is coloured. */
export type Tone = "booked" | "message" | "transfer" | "missed" | "attention" | "quiet" | "brand";

const tints: Record<Tone, string> = {
  booked: "bg-booked-tint text-booked",
  message: "bg-message-tint text-message",
  transfer: "bg-transfer-tint text-transfer",
  missed: "bg-missed-tint text-missed",
  attention: "bg-attention-tint text-attention",
  quiet: "bg-quiet-tint text-quiet",
  brand: "bg-brand-tint text-brand",
};

const marks: Record<Tone, string> = {
  booked: "bg-booked-mark",
  message: "bg-message-mark",
  transfer: "bg-transfer-mark",
  missed: "bg-missed-mark",
  attention: "bg-attention-mark",
  quiet: "bg-quiet-mark",
  brand: "bg-brand",
};

/** A word on a tint. */
export function Badge({ tone, children, className }: { tone: Tone; children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-6 items-center gap-1.5 rounded-badge px-2 font-medium text-note whitespace-nowrap md:h-5.5",
        tints[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

/** The mark of a meaning, for places where a word stands beside it. `isLive` makes it breathe. */
export function Dot({ tone, isLive = false, className }: { tone: Tone; isLive?: boolean; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("inline-block size-2 shrink-0 rounded-full", marks[tone], isLive && "animate-live", className)}
    />
  );
}
