"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Dot } from "./badge";
import type { ToastNote } from "./toasts";

const shownMs = 8000;

/** Where notes stand: above the bar on phones, in the corner on anything wider. */
export function ToastLayer({ notes }: { notes: ToastNote[] }) {
  return (
    <Toast.Provider timeout={shownMs} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="app-scale fixed inset-x-4 bottom-20 z-60 flex flex-col gap-2 md:inset-x-auto md:right-5 md:bottom-5 md:w-88">
          <ToastList notes={notes} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList({ notes }: { notes: ToastNote[] }) {
  const { toasts, add, close } = Toast.useToastManager<ToastNote>();
  const shown = useRef(0);
  // Hands each note to the manager once, which times it and reads it out.
  useEffect(() => {
    for (const note of notes.slice(shown.current))
      add({ title: note.title, description: note.description, data: note });
    shown.current = notes.length;
  }, [notes, add]);
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="fades relative flex items-start gap-3 rounded-card border bg-raised p-4 pr-11 shadow-raised"
    >
      <Dot tone={toast.data?.tone ?? "brand"} className="mt-1.5" />
      <div className="min-w-0">
        <Toast.Title className="font-medium text-body" />
        <Toast.Description className="whitespace-pre-line text-body text-ink-soft" />
        {toast.data?.action ? (
          <Toast.Action
            className="mt-1 block font-medium text-body text-brand hover:underline"
            onClick={() => {
              close(toast.id);
              toast.data?.action?.onPress();
            }}
          >
            {toast.data.action.label}
          </Toast.Action>
        ) : null}
        {toast.data?.href ? (
          <a href={toast.data.href} className="mt-1 inline-block font-medium text-body text-brand hover:underline">
            Show
          </a>
        ) : null}
      </div>
      <Toast.Close
        aria-label="Dismiss"
        className="absolute top-2.5 right-2.5 grid size-8 place-items-center rounded-badge text-ink-faint hover:bg-sunken hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </Toast.Close>
    </Toast.Root>
  ));
}
