import type { ReactNode } from "react";
import { cn } from "./cn";

/** A sheet of paper on the canvas. Rows inside bring their own padding. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn("rounded-card border bg-surface shadow-card", className)}>{children}</div>;
}

/** A named part of a page: heading, what belongs beside it, content. */
export function Section(props: {
  id: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section aria-labelledby={props.id} className={props.className}>
      <div className="mb-2.5 flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={props.id} className="text-body">
          {props.title}
        </h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
