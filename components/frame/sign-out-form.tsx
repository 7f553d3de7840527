"use client";

import { type ReactNode, useState } from "react";
import { leave } from "./leave";

/** A form whose button signs out; what was typed and not saved is forgotten with it. */
export function SignOutForm(props: { onSignOut: () => Promise<void>; className?: string; children: ReactNode }) {
  const [problem, setProblem] = useState<string>();
  return (
    <form action={async () => setProblem(await leave(props.onSignOut))} className={props.className}>
      {props.children}
      {problem ? (
        <p role="alert" className="text-missed text-note">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
