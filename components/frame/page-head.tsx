import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The top line of a page: where you are, and what can be done here. */
export function PageHead({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-title">{title}</h1>
        {lead ? <div className="mt-0.5 text-ink-soft">{lead}</div> : null}
      </div>
      {children ? <div className="flex w-full flex-wrap items-center gap-2 md:w-auto">{children}</div> : null}
    </header>
  );
}

/** The width and breath of a page. */
export function PageBody({ isWide = false, children }: { isWide?: boolean; children: ReactNode }) {
  return (
    <div className={cn("mx-auto px-4 pt-5 pb-10 md:px-8 md:pt-7", isWide ? "max-w-360" : "max-w-272")}>{children}</div>
  );
}
