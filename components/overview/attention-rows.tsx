"use client";

import { type ReactNode, startTransition, useOptimistic } from "react";
import { Button } from "@/components/ui/button";
import { lost } from "@/components/ui/lost";
import { useToast } from "@/components/ui/toasts";

interface Row {
  id: string;
  /** What the button says is done. */
  title: string;
  content: ReactNode;
}

export type MarkDone = (rowId: string, isDone: boolean) => Promise<{ ok: true } | { ok: false; problem: string }>;

/** Rows that go at once when they are done, with the way back in a note; one that could not be marked comes back. */
export function AttentionRows({ rows, onDone }: { rows: Row[]; onDone: MarkDone }) {
  const show = useToast();
  const [shown, hide] = useOptimistic(rows, (all, doneId: string) => all.filter(({ id }) => id !== doneId));
  const mark = async ({ id, title }: Row, isDone: boolean) => {
    const done = await onDone(id, isDone).catch(lost);
    if (!done.ok) show({ title: "Not marked", description: done.problem, tone: "missed", href: null });
    else if (isDone) {
      const undo = () => startTransition(() => mark({ id, title, content: null }, false));
      const action = { label: "Undo", onPress: undo };
      show({ title: "Done", description: title, tone: "booked", href: null, action });
    }
  };
  const finish = (row: Row, button: HTMLElement) => {
    focusBeside(button);
    startTransition(async () => {
      hide(row.id);
      await mark(row, true);
    });
  };
  if (shown.length === 0) return <p className="px-4 py-3.5 text-ink-soft md:px-5">Nothing waits for you.</p>;
  return (
    <ul className="divide-y" data-walk>
      {shown.map((row) => (
        <li key={row.id} className="flex items-start">
          <div className="min-w-0 flex-1">{row.content}</div>
          <Button
            variant="bare"
            className="my-2 mr-2 md:mr-3"
            data-archive
            onClick={(event) => finish(row, event.currentTarget)}
          >
            Done<span className="sr-only">: {row.title}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The row with the focus is about to go: its neighbor's button takes it, or the page. */
function focusBeside(button: HTMLElement): void {
  const row = button.closest("li");
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  const next = beside?.querySelector<HTMLElement>("[data-archive]") ?? document.getElementById("content");
  next?.focus({ preventScroll: true });
}
