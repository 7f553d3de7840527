import type { ReactNode } from "react";

/** Heading, a line of context, the form, and the way to its neighbour. */
export function FormFrame(props: { title: string; lead?: ReactNode; footer?: ReactNode; children: ReactNode }) {
  return (
    <>
      <h1 className="text-title">{props.title}</h1>
      {props.lead ? <div className="mt-1.5 text-ink-soft text-pretty">{props.lead}</div> : null}
      <div className="mt-7">{props.children}</div>
      {props.footer ? <div className="mt-7 border-t pt-5 text-ink-soft">{props.footer}</div> : null}
    </>
  );
}
