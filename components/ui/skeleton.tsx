import { cn } from "./cn";

/** A place where something will be. The page around it says "Loading" to screen readers. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("animate-pulse rounded-badge bg-quiet-tint", className)} />;
}
