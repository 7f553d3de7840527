"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dot, type Tone } from "./badge";

const shownMs = 8000;

/** Gives the pages below a place for short notes that come and go. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider timeout={shownMs} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="app-scale fixed inset-x-4 bottom-20 z-60 flex flex-col gap-2 md:inset-x-auto md:right-5 md:bottom-5 md:w-88">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** What a note may carry: its meaning, and where it leads. */
interface ToastData {
  tone?: Tone;
  href?: string;
}

function ToastList() {
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="fades relative flex items-start gap-3 rounded-card border bg-raised p-4 pr-11 shadow-raised"
    >
      <Dot tone={toast.data?.tone ?? "brand"} className="mt-1.5" />
      <div className="min-w-0">
        <Toast.Title className="font-medium text-body" />
        <Toast.Description className="text-ink-soft text-body" />
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

/** Shows a note. Only below a ToastProvider. */
export function useToast() {
  const manager = Toast.useToastManager<ToastData>();
  return (note: { title: string; description?: string; data?: ToastData }) => manager.add(note);
}
