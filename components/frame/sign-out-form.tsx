"use client";

import type { ReactNode } from "react";
import { forgetDrafts } from "@/components/ui/draft-place";

/** A form whose button signs out; what was typed and not saved is forgotten with it. */
export function SignOutForm(props: { onSignOut: () => Promise<void>; className?: string; children: ReactNode }) {
  return (
    <form action={props.onSignOut} onSubmit={forgetDrafts} className={props.className}>
      {props.children}
    </form>
  );
}
